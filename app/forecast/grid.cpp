// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/grid.h"

#include <algorithm>

namespace fleetwright::forecast
{
namespace
{

constexpr qint64 minute = 60;
constexpr qint64 searchedAtOnce = 31LL * 24 * 3600;
// After a window closes less is of interest: executions end, nothing begins.
constexpr qint64 coarserAfterwards = 8;

} // namespace

Grid::Grid(const Plan &plan, qint64 fineness, qint64 tail)
    : m_plan(plan), m_fineness(fineness), m_tail(tail),
      m_end(plan.end ? std::min(plan.start.secsTo(*plan.end), horizon) : horizon)
{
    const Opening *first = openingAt(0);
    m_steps.push_back({0, first && first->opens <= 0});
}

const Opening *Grid::openingAt(qint64 second)
{
    while (true) {
        while (m_opening < m_openings.size() && m_openings.at(m_opening).closes <= second)
            ++m_opening;
        if (m_opening < m_openings.size())
            return &m_openings.at(m_opening);
        if (m_searched >= horizon)
            return nullptr;
        const qint64 to = m_plan.windows.isEmpty() ? horizon : std::min(m_searched + searchedAtOnce, horizon);
        m_openings = m_plan.openings(m_searched, to);
        m_opening = 0;
        m_searched = to;
    }
}

bool Grid::opensEver()
{
    const Opening *first = openingAt(m_steps.back().second);
    return first && first->opens < m_end;
}

void Grid::grow()
{
    const Step last = m_steps.back();
    const Opening *opening = openingAt(last.second);
    const qint64 usual = std::max<qint64>(1, m_active / minute / m_fineness) * minute;
    qint64 next = horizon;
    if (last.isOpen && opening) {
        next = std::min(last.second + usual, opening->closes);
        if (next == opening->closes)
            m_closed = next;
    } else {
        const qint64 since = last.second - m_closed;
        if (since < m_tail || m_hasEnded) {
            const qint64 coarse =
                std::max<qint64>(1, since / minute * coarserAfterwards / m_fineness) * minute;
            next = last.second + std::max(coarse, m_plan.windows.isEmpty() ? usual : coarse);
        }
        if (opening && opening->opens > last.second)
            next = std::min(next, opening->opens);
        else if (next == horizon && !opening)
            next = horizon;
    }
    if (!m_hasEnded && last.second < m_end && next >= m_end) {
        next = m_end;
        m_hasEnded = m_end < horizon;
    }
    next = std::clamp(next, last.second + 1, std::max(horizon, last.second + 1));
    m_active += last.isOpen ? next - last.second : std::min(next - last.second, m_tail + minute);
    const Opening *after = openingAt(next);
    m_steps.push_back({next, after && after->opens <= next});
}

qint64 Grid::second(int step)
{
    while (m_steps.size() <= static_cast<size_t>(step) && m_steps.back().second < horizon)
        grow();
    return static_cast<size_t>(step) < m_steps.size() ? m_steps[static_cast<size_t>(step)].second : horizon;
}

bool Grid::isOpen(int step)
{
    return second(step) < horizon && m_steps[static_cast<size_t>(step)].isOpen;
}

qint64 Grid::minutes(int step)
{
    return (second(step + 1) - second(step) + minute - 1) / minute;
}

int Grid::stepAt(qint64 wanted, int step)
{
    while (m_steps.back().second < wanted && m_steps.back().second < horizon)
        grow();
    const auto from = m_steps.begin() + std::min<std::ptrdiff_t>(step, std::ssize(m_steps) - 1);
    const auto found = std::lower_bound(from, m_steps.end(), wanted,
                                        [](const Step &one, qint64 moment) { return one.second < moment; });
    return static_cast<int>(std::min<std::ptrdiff_t>(found - m_steps.begin(), std::ssize(m_steps) - 1));
}

} // namespace fleetwright::forecast
