// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QDateTime>

namespace fleetwright::job::rules
{

[[nodiscard]] json::Pointer startPlace();
[[nodiscard]] json::Pointer endPlace();

/// A moment as a schedule writes it: `2027-03-01T19:00`, in UTC.
[[nodiscard]] QString scheduleText(const QDateTime &moment);
/// True where `text` is exactly of that form and a real date.
[[nodiscard]] bool isScheduleText(const QString &text);
/// The moment that `text` means, read generously: seconds, a zone, a date alone. Invalid where it is none.
[[nodiscard]] QDateTime scheduleTime(const QString &text);

} // namespace fleetwright::job::rules
