// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/verdict.h"

#include <algorithm>

namespace fleetwright::submit
{

namespace
{

using Kind = Outcome::Kind;

constexpr VerdictRow rows[] = {
    // The service said no to everything that was sent: whatever is there, this submission did not make it.
    {Sent::Refused, Found::Same, Kind::Taken},
    {Sent::Refused, Found::Similar, Kind::Taken},
    {Sent::Refused, Found::Different, Kind::Taken},
    {Sent::Refused, Found::Older, Kind::Taken},
    {Sent::Refused, Found::Absent, Kind::Taken},
    {Sent::Refused, Found::NotAsked, Kind::Taken},
    // A lost request may have made what is there. Not there yet, it may still arrive.
    {Sent::Lost, Found::Same, Kind::Created},
    {Sent::Lost, Found::Similar, Kind::Probable},
    {Sent::Lost, Found::Different, Kind::Taken},
    {Sent::Lost, Found::Older, Kind::Taken},
    {Sent::Lost, Found::Absent, Kind::Unknown},
    {Sent::Lost, Found::NotAsked, Kind::Unknown},
    // Nothing can arrive any more.
    {Sent::Expired, Found::Same, Kind::Created},
    {Sent::Expired, Found::Similar, Kind::Probable},
    {Sent::Expired, Found::Different, Kind::Taken},
    {Sent::Expired, Found::Older, Kind::Taken},
    {Sent::Expired, Found::Absent, Kind::Refused},
    {Sent::Expired, Found::NotAsked, Kind::Unknown},
};

} // namespace

std::span<const VerdictRow> verdictTable()
{
    return rows;
}

Outcome::Kind verdict(Sent sent, Found found)
{
    const auto *row = std::ranges::find_if(
        rows, [&](const VerdictRow &one) { return one.sent == sent && one.found == found; });
    return row == std::end(rows) ? Kind::Unknown : row->kind;
}

} // namespace fleetwright::submit
