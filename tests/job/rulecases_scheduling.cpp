// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/job/rulecases.h"

namespace fleetwright::test
{

namespace
{

#define WINDOWS(windows)                                                                                     \
    R"({"targetSelection": "CONTINUOUS", "schedulingConfig": {"maintenanceWindows": [)" windows "]}}"
#define WINDOW(cron, minutes) R"x({"startTime": "cron()x" cron R"x()", "durationInMinutes": )x" minutes "}"

} // namespace

// The time in these cases is 2027-03-01T12:00Z
QList<RuleCase> schedulingCases()
{
    using enum schema::Severity;
    return {
        {"schedule.format", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "tomorrow"}})",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00"}})"},
        {"schedule.format", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2027-04-31T12:00"}})",
         R"({"schedulingConfig": {"startTime": "2027-04-30T12:00"}})"},
        {"schedule.format", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00:00Z"}})",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00"}})", true},
        {"schedule.format", Error, "/schedulingConfig/endTime",
         R"({"schedulingConfig": {"endTime": "2027-03-02T12:00+01:00"}})",
         R"({"schedulingConfig": {"endTime": "2027-03-02T11:00"}})", true},
        {"schedule.format", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2027-03-02T24:00"}})",
         R"({"schedulingConfig": {"startTime": "2027-03-03T00:00"}})", true},
        {"schedule.format", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2027-03-02 12:00"}})",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00"}})", true},
        {"windows.cron-wraps", Warning, "/schedulingConfig/maintenanceWindows/0/startTime",
         R"x({"targetSelection": "CONTINUOUS", "schedulingConfig": {"maintenanceWindows": [{"startTime": "cron(0 2 ? * FRI-MON *)", "durationInMinutes": 60}]}})x",
         R"x({"targetSelection": "CONTINUOUS", "schedulingConfig": {"maintenanceWindows": [{"startTime": "cron(0 2 ? * FRI-SAT,SUN-MON *)", "durationInMinutes": 60}]}})x"},
        {"schedule.not-too-soon", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2027-03-01T12:29"}})",
         R"({"schedulingConfig": {"startTime": "2027-03-01T12:35"}})", true},
        {"schedule.not-too-soon", Warning, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2027-03-01T12:30"}})", "{}", true},
        {"schedule.not-too-soon", Error, "/schedulingConfig/endTime",
         R"({"schedulingConfig": {"endTime": "2026-03-01T12:29"}})", "{}", true},
        {"schedule.not-too-late", Error, "/schedulingConfig/startTime",
         R"({"schedulingConfig": {"startTime": "2028-03-01T12:01"}})",
         R"({"schedulingConfig": {"startTime": "2028-03-01T12:00"}})"},
        {"schedule.not-too-late", Error, "/schedulingConfig/endTime",
         R"({"schedulingConfig": {"endTime": "2029-03-01T12:01"}})",
         R"({"schedulingConfig": {"endTime": "2029-03-01T12:00"}})"},
        {"schedule.duration", Error, "/schedulingConfig/endTime",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00", "endTime": "2027-03-02T12:29"}})",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00", "endTime": "2027-03-02T12:30"}})", true},
        {"schedule.duration", Error, "/schedulingConfig/endTime",
         R"({"schedulingConfig": {"startTime": "2027-03-02T12:00", "endTime": "2029-03-02T12:01"}})", "{}",
         true},
        {"schedule.end-behavior", Warning, "/schedulingConfig/endBehavior",
         R"({"schedulingConfig": {"endBehavior": "CANCEL"}})",
         R"({"schedulingConfig": {"endBehavior": "CANCEL", "endTime": "2027-03-02T12:00"}})", true},
        {"schedule.continuous-without-end", Warning, "/schedulingConfig/endTime",
         R"({"targetSelection": "CONTINUOUS"})",
         R"({"targetSelection": "CONTINUOUS", "schedulingConfig": {"endTime": "2027-03-02T12:00"}})"},

        {"windows.continuous-only", Error, "/schedulingConfig/maintenanceWindows",
         R"({"schedulingConfig": {"maintenanceWindows": [)" WINDOW("0 2 ? * MON *", "60") "]}}",
         WINDOWS(WINDOW("0 2 ? * MON *", "60")), true},
        {"windows.cron", Error, "/schedulingConfig/maintenanceWindows/0/startTime",
         WINDOWS(WINDOW("0 2 * * * *", "60")), WINDOWS(WINDOW("0 2 * * ? *", "60"))},
        {"windows.never-open", Warning, "/schedulingConfig/maintenanceWindows/0/startTime",
         WINDOWS(WINDOW("0 2 30 2 ? *", "60")), WINDOWS(WINDOW("0 2 29 2 ? *", "60"))},
        {"windows.never-open", Warning, "/schedulingConfig/maintenanceWindows/0/startTime",
         R"({"targetSelection": "CONTINUOUS", "schedulingConfig": {"endTime": "2027-03-02T01:00",
             "maintenanceWindows": [)" WINDOW("0 2 * * ? *", "60") "]}}",
         R"({"targetSelection": "CONTINUOUS", "schedulingConfig": {"endTime": "2027-03-02T03:00",
             "maintenanceWindows": [)" WINDOW("0 2 * * ? *", "60") "]}}"},
        {"windows.overlap", Warning, "/schedulingConfig/maintenanceWindows/0",
         WINDOWS(WINDOW("0 * * * ? *", "61")), WINDOWS(WINDOW("0 * * * ? *", "60"))},
        {"windows.overlap", Warning, "/schedulingConfig/maintenanceWindows/1",
         WINDOWS(WINDOW("0 2 * * ? *", "60") "," WINDOW("30 2 ? * SUN *", "60")),
         WINDOWS(WINDOW("0 2 * * ? *", "60") "," WINDOW("0 3 ? * SUN *", "60"))},
    };
}

} // namespace fleetwright::test
