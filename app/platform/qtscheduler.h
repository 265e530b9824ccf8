// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/scheduler.h"

namespace fleetwright::platform
{

/// Scheduler on Qt's event loop.
class QtScheduler : public aws::Scheduler
{
public:
    [[nodiscard]] std::unique_ptr<aws::Scheduled> after(std::chrono::milliseconds delay,
                                                        std::function<void()> run) override;
};

} // namespace fleetwright::platform
