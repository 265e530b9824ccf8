// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <chrono>

namespace fleetwright::test
{

/// A clock that stands until it is moved.
class ManualClock : public Clock
{
public:
    explicit ManualClock(const QDateTime &start = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC))
        : m_now(start)
    {
    }

    [[nodiscard]] QDateTime utcNow() const override { return m_now; }
    void set(const QDateTime &now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }

private:
    QDateTime m_now;
};

} // namespace fleetwright::test
