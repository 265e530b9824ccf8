// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/scheduler.h"

#include <QList>

namespace fleetwright::test
{

/// A scheduler that keeps what is due until the test runs it, and remembers every delay it was asked for.
class ManualScheduler : public aws::Scheduler
{
public:
    ~ManualScheduler() override;

    [[nodiscard]] std::unique_ptr<aws::Scheduled> after(std::chrono::milliseconds delay,
                                                        std::function<void()> run) override;

    /// All delays so far, also of what was taken back.
    [[nodiscard]] const QList<std::chrono::milliseconds> &delays() const { return m_delays; }
    [[nodiscard]] qsizetype pending() const { return m_pending.size(); }
    /// Runs the oldest that is due; false where none is.
    bool runNext();

private:
    class Entry;
    QList<Entry *> m_pending;
    QList<std::chrono::milliseconds> m_delays;
};

} // namespace fleetwright::test
