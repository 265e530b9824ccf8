// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace fleetwright::forecast
{

/// Where the devices are at a moment. The counts of states add up to the number of devices.
struct Sample {
    qint64 second = 0;  ///< since the plan's start
    double waiting = 0; ///< not notified yet
    double queued = 0;  ///< notified, not begun
    double inProgress = 0;
    double succeeded = 0;
    double failed = 0; ///< for good, as are the two below
    double rejected = 0;
    double timedOut = 0;
    double canceled = 0;
    double ratePerMinute = 0; ///< at which devices are notified just now; 0 outside of windows

    [[nodiscard]] double notified(double devices) const { return devices - waiting; }
};

/// The counts as whole numbers that still add up: 98.5 and 1.5 of 100 are 99 and 1.
[[nodiscard]] Sample inWholeDevices(Sample sample);

/// The rate grew.
struct RateIncrease {
    qint64 second = 0;
    double perMinute = 0; ///< from then on
    qint64 count = 0;     ///< of devices notified or succeeded that brought it
};

/// An abort rule fired.
struct Abort {
    qint64 second = 0;
    qsizetype rule = 0;  ///< its place in the list
    double notified = 0; ///< devices that had been sent the job by then
    double begun = 0;    ///< of them, those that had begun
};

enum class Ending : quint8 {
    Finished, ///< every device has come to an end
    Aborted,
    EndTime,    ///< the end time came first
    StaysOpen,  ///< devices hang for ever, or the job is continuous
    NeverOpens, ///< no maintenance window opens before the end
    TooLong     ///< not within the two years that a forecast looks ahead
};

/// How a rollout runs.
struct Course {
    double devices = 0;
    QList<Sample> samples = {}; ///< by time, from 0 on
    QList<RateIncrease> increases = {};
    std::optional<Abort> abort = {};
    Ending ending = Ending::Finished;
    qint64 lastSecond = 0;              ///< of the last thing that happens
    std::optional<qint64> sentAll = {}; ///< when the last device was notified
    double executions = 0;              ///< begun, retries included
    Sample final = {};
};

/// The middle and the range of many random courses.
struct Quantiles {
    double low = 0; ///< 5 of 100 are lower
    double middle = 0;
    double high = 0; ///< 5 of 100 are higher
};

/// Many random courses together.
struct Spread {
    int runs = 0;
    double abortShare = 0;                     ///< of the courses that are aborted
    std::optional<Quantiles> abortSecond = {}; ///< of those
    std::optional<Quantiles> notifiedAtAbort = {};
    std::optional<Quantiles> lastSecond = {}; ///< of those that finish
    struct Band {
        qint64 second = 0;
        Quantiles notified = {};
        Quantiles succeeded = {};
        Quantiles unsuccessful = {}; ///< failed, rejected and timed out
    };
    QList<Band> bands = {};
};

} // namespace fleetwright::forecast
