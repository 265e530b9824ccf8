// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <limits>

namespace fleetwright::forecast
{

/// How much a computation has done, counted in small steps, and whether it is still wanted.
class Effort
{
public:
    /// Given up once `cancelled` is set, from whichever thread (it must live as long), or once it has cost
    /// `most` steps.
    explicit Effort(const std::atomic<bool> *cancelled = nullptr,
                    qint64 most = std::numeric_limits<qint64>::max())
        : m_cancelled(cancelled), m_most(most)
    {
    }

    void spend(qint64 steps = 1) { m_steps += steps; }
    [[nodiscard]] bool isCancelled() const { return m_steps >= m_most || (m_cancelled && *m_cancelled); }
    [[nodiscard]] qint64 steps() const { return m_steps; }

private:
    const std::atomic<bool> *m_cancelled;
    qint64 m_most;
    qint64 m_steps = 0;
};

} // namespace fleetwright::forecast
