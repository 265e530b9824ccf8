// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace fleetwright::aws
{

/// A call that is due later; destroying it takes it back. The call itself may destroy it.
class Scheduled
{
public:
    Scheduled() = default;
    Scheduled(const Scheduled &) = delete;
    Scheduled &operator=(const Scheduled &) = delete;
    virtual ~Scheduled() = default;
};

/// Runs things later; replaced in tests by one that does not wait.
class Scheduler
{
public:
    Scheduler() = default;
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;
    virtual ~Scheduler() = default;

    [[nodiscard]] virtual std::unique_ptr<Scheduled> after(std::chrono::milliseconds delay,
                                                           std::function<void()> run) = 0;
};

} // namespace fleetwright::aws
