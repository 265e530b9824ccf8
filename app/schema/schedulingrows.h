// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QtGlobal>

/// The rows of a job's schedule.
namespace fleetwright::schema::rows
{

using namespace Qt::Literals::StringLiterals;

inline constexpr QLatin1StringView endBehaviors[] = {"STOP_ROLLOUT"_L1, "CANCEL"_L1, "FORCE_CANCEL"_L1};
inline constexpr const char *endBehaviorLabels[] = {
    QT_TRANSLATE_NOOP("Field", "Stop the rollout: devices that have the job go on"),
    QT_TRANSLATE_NOOP("Field", "Cancel: devices that started go on"),
    QT_TRANSLATE_NOOP("Field", "Cancel by force: devices that started are stopped too")};

inline constexpr FieldSpec maintenanceWindow[] = {
    {.key = "startTime"_L1,
     .kind = FieldKind::Cron,
     .label = QT_TRANSLATE_NOOP("Field", "Opens"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "When the window opens, as a cron expression of six fields in UTC: "
                                    "minutes, hours, day of month, month, day of week (1 is Sunday), year."),
     .placeholder = "cron(0 2 ? * MON *)",
     .required = true,
     .range = {.min = 1, .max = 256}},
    {.key = "durationInMinutes"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Duration"),
     .summary = QT_TRANSLATE_NOOP("Field", "How long the window stays open."),
     .unit = Unit::Minutes,
     .placeholder = "60",
     .required = true,
     .range = {.min = 1, .max = 1430}},
};

inline constexpr FieldSpec maintenanceWindowElement[] = {{.kind = FieldKind::Object,
                                                          .label = QT_TRANSLATE_NOOP("Field", "Window"),
                                                          .children = maintenanceWindow}};

inline constexpr FieldSpec scheduling[] = {
    {.key = "startTime"_L1,
     .kind = FieldKind::DateTime,
     .label = QT_TRANSLATE_NOOP("Field", "Start"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "When the rollout begins: at least 30 minutes and at most a year from now."),
     .placeholder = "2027-03-01T19:00",
     .fallback = QT_TRANSLATE_NOOP("Field", "at once"),
     .range = {.min = 1, .max = 64}},
    {.key = "endTime"_L1,
     .kind = FieldKind::DateTime,
     .label = QT_TRANSLATE_NOOP("Field", "End"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "When the rollout ends: at least 30 minutes after its start, at most two years from now."),
     .placeholder = "2027-03-08T19:00",
     .fallback = QT_TRANSLATE_NOOP("Field", "no end"),
     .range = {.min = 1, .max = 64}},
    {.key = "endBehavior"_L1,
     .kind = FieldKind::Choice,
     .label = QT_TRANSLATE_NOOP("Field", "At the end"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "What happens to devices that have not finished when the end comes."),
     .fallback = QT_TRANSLATE_NOOP("Field", "stop the rollout"),
     .fallbackValue = "STOP_ROLLOUT"_L1,
     .choices = endBehaviors,
     .choiceLabels = endBehaviorLabels},
    {.key = "maintenanceWindows"_L1,
     .kind = FieldKind::List,
     .label = QT_TRANSLATE_NOOP("Field", "Maintenance windows"),
     .summary = QT_TRANSLATE_NOOP("Field", "The job is sent to devices only while a window is open."),
     .help =
         QT_TRANSLATE_NOOP("Field", "Devices that started go on when it closes. Only for continuous jobs."),
     .children = maintenanceWindowElement},
};

} // namespace fleetwright::schema::rows
