// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace fleetwright::test
{

/// Files in `folder` and below, hidden ones too, that hold `bytes`.
[[nodiscard]] QStringList filesWith(const QString &folder, const QByteArray &bytes);

} // namespace fleetwright::test
