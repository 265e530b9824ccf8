// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTime>

#include <optional>

namespace fleetwright::job
{

/// The repetitions that can be composed without writing cron, each at one time of day in UTC.
struct CronPattern {
    enum class Kind : quint8 { Daily, Weekdays, Weekly, NthWeekday, MonthDay, LastDay };
    static constexpr int lastWeek = 5; ///< as `nth`: the last one of the month

    Kind kind = Kind::Daily;
    QTime time = QTime(0, 0); ///< UTC, whole minutes
    QList<int> weekdays = {}; ///< Weekly: ISO numbers (1 is Monday), ascending
    int weekday = 1;          ///< NthWeekday: ISO number
    int nth = 1;              ///< NthWeekday: 1 to 4, or lastWeek
    int day = 1;              ///< MonthDay: 1 to 31

    bool operator==(const CronPattern &) const = default;
};

/// The pattern as `cron(…)`, in the six fields of the service.
[[nodiscard]] QString cronText(const CronPattern &pattern);
/// The pattern that `cron` spells; nothing where it is none of these, valid or not.
[[nodiscard]] std::optional<CronPattern> cronPattern(const QString &cron);

} // namespace fleetwright::job
