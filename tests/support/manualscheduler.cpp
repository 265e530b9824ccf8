// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualscheduler.h"

#include <utility>

namespace fleetwright::test
{

class ManualScheduler::Entry : public aws::Scheduled
{
public:
    Entry(ManualScheduler *owner, std::function<void()> what) : scheduler(owner), run(std::move(what))
    {
        scheduler->m_pending.append(this);
    }
    ~Entry() override
    {
        if (scheduler)
            scheduler->m_pending.removeOne(this);
    }

    ManualScheduler *scheduler;
    std::function<void()> run;
};

ManualScheduler::~ManualScheduler()
{
    for (Entry *entry : std::as_const(m_pending))
        entry->scheduler = nullptr;
}

std::unique_ptr<aws::Scheduled> ManualScheduler::after(std::chrono::milliseconds delay,
                                                       std::function<void()> run)
{
    m_delays.append(delay);
    return std::make_unique<Entry>(this, std::move(run));
}

bool ManualScheduler::runNext()
{
    if (m_pending.isEmpty())
        return false;
    const std::function<void()> run = std::exchange(m_pending.takeFirst()->run, nullptr);
    run();
    return true;
}

} // namespace fleetwright::test
