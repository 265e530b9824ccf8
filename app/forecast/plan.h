// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/cron.h"
#include "app/job/jobdocument.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace fleetwright::forecast
{

/// How an execution may fail, as the API names it.
enum class FailureType : quint8 { Failed, Rejected, TimedOut, All };

/// How fast devices are notified (`jobExecutionsRolloutConfig`).
struct Pace {
    enum class Counted : quint8 { Notified, Succeeded };

    /// What the service takes where nothing is set.
    [[nodiscard]] static double fastest();

    double basePerMinute = fastest();
    double factor = 1; ///< 1: constant
    double maximumPerMinute = fastest();
    Counted counted = Counted::Notified;
    qint64 every = 0; ///< of what is counted; 0: constant

    /// Devices a minute once `count` of them were counted. The threshold does not grow with the rate: at
    /// 1·N, 2·N, 3·N … the rate is multiplied (AWS IoT developer guide, "Job configurations", and its table).
    /// A fraction of a device is not notified: rounded down, at least 1; that AWS leaves open.
    [[nodiscard]] double at(qint64 count) const;
    /// The next count at which it is higher; nothing where it stays as it is.
    [[nodiscard]] std::optional<qint64> nextIncrease(qint64 count) const;

    bool operator==(const Pace &) const = default;
};

/// One of `abortConfig/criteriaList`.
struct AbortRule {
    FailureType type = FailureType::All;
    double thresholdPercentage = 0;
    qint64 minimumExecuted = 0;

    /// Counts of executions that ended, by how.
    struct Ended {
        double succeeded = 0;
        double failed = 0;
        double rejected = 0;
        double timedOut = 0;
        [[nodiscard]] double all() const { return succeeded + failed + rejected + timedOut; }
    };
    /// Whether it fires: enough executions ended, and the share of this type among them reaches the
    /// threshold. ALL counts failed, rejected and timed out ones (API reference, AbortCriteria).
    [[nodiscard]] bool fires(const Ended &ended) const;

    bool operator==(const AbortRule &) const = default;
};

/// One of `jobExecutionsRetryConfig/criteriaList`.
struct RetryRule {
    FailureType type = FailureType::All;
    int retries = 0;

    bool operator==(const RetryRule &) const = default;
};

enum class EndBehavior : quint8 { StopRollout, Cancel, ForceCancel };

/// What a job says about how it is rolled out.
struct Plan {
    QDateTime start = {}; ///< UTC
    std::optional<QDateTime> end = {};
    EndBehavior endBehavior = EndBehavior::StopRollout;
    bool isContinuous = false;
    Pace pace = {};
    QList<AbortRule> abort = {};
    QList<RetryRule> retry = {};
    std::optional<qint64> timeoutSeconds = {}; ///< of an execution in progress
    struct Window {
        job::Cron cron;
        int minutes = 0;
    };
    QList<Window> windows = {};
    std::optional<qint64> devices = {}; ///< where the targets tell: things alone, none can join
};

/// Why there is no forecast.
struct PlanProblem {
    json::Pointer at = {};
    QString message = {};
};

/// Reads the plan of a job. What is not set is as the service takes it. Fails where what is written is not to
/// be understood (the rules say so at the field), or the job would end before it starts.
[[nodiscard]] Expected<Plan, PlanProblem> planOf(const job::JobDocument &job, const QDateTime &utcNow);

} // namespace fleetwright::forecast
