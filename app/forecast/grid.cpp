// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/grid.h"

#include <algorithm>

namespace fleetwright::forecast
{
namespace
{

constexpr qint64 minute = 60;
// After a window closes less is of interest: executions end, nothing begins.
constexpr qint64 coarserAfterwards = 8;

} // namespace

Grid::Grid(const Plan &plan, qint64 fineness, qint64 tail, Effort &effort)
    : m_effort(effort), m_calendar(plan, effort), m_hasWindows(!plan.windows.isEmpty()), m_fineness(fineness),
      m_tail(tail), m_end(plan.end ? std::min(plan.start.secsTo(*plan.end), horizon) : horizon)
{
    const std::optional<Opening> first = openingAt(0);
    m_steps.push_back({.isOpen = first && first->opens <= 0});
}

std::optional<Opening> Grid::openingAt(qint64 second)
{
    std::optional<Opening> opening = m_calendar.opening(m_opening);
    while (opening && opening->closes <= second)
        opening = m_calendar.opening(++m_opening);
    return opening;
}

bool Grid::opensEver()
{
    const std::optional<Opening> first = openingAt(m_steps.back().second);
    return first && first->opens < m_end;
}

qint64 Grid::openStep(Step &step, qint64 usual)
{
    const qint64 wanted = step.second + usual;
    qint64 at = step.second;
    for (qsizetype place = m_opening;; ++place) {
        const std::optional<Opening> opening = m_calendar.opening(place);
        // A gap that is wholly within the step is finer than the step.
        if (!opening || opening->opens >= wanted)
            return at;
        const qint64 from = std::max(step.second, opening->opens);
        at = std::min(wanted, opening->closes);
        step.minutes += (at - from + minute - 1) / minute;
        m_effort.spend();
        if (at == wanted)
            return at;
    }
}

void Grid::grow()
{
    Step &last = m_steps.back();
    const std::optional<Opening> opening = openingAt(last.second);
    const qint64 usual = std::max<qint64>(1, m_active / minute / m_fineness) * minute;
    qint64 next = horizon;
    if (last.isOpen && opening) {
        next = openStep(last, usual);
    } else {
        const qint64 since = last.second - m_closed;
        if (since < m_tail || m_hasEnded) {
            const qint64 coarse =
                std::max<qint64>(1, since / minute * coarserAfterwards / m_fineness) * minute;
            next = last.second + std::max(coarse, usual);
        }
        if (opening && opening->opens > last.second)
            next = std::min(next, opening->opens);
    }
    if (!m_hasEnded && last.second < m_end && next >= m_end) {
        next = m_end;
        m_hasEnded = m_end < horizon;
    }
    next = std::clamp(next, last.second + 1, std::max(horizon, last.second + 1));
    last.minutes = std::min(last.minutes, (next - last.second + minute - 1) / minute);
    m_active += last.isOpen ? next - last.second : std::min(next - last.second, m_tail + minute);
    const std::optional<Opening> after = openingAt(next);
    const bool isOpen = after && after->opens <= next;
    if (last.isOpen && !isOpen)
        m_closed = next;
    m_steps.push_back({.second = next, .isOpen = isOpen});
    m_effort.spend();
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
    static_cast<void>(second(step + 1));
    return static_cast<size_t>(step) < m_steps.size() ? m_steps[static_cast<size_t>(step)].minutes : 0;
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
