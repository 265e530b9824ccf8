// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace fleetwright
{

/// Where the time comes from; replaced in tests.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// The present moment in UTC.
    [[nodiscard]] virtual QDateTime utcNow() const = 0;
};

/// The computer's own clock.
class SystemClock : public Clock
{
public:
    [[nodiscard]] QDateTime utcNow() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace fleetwright
