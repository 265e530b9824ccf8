// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QStringList>

namespace fleetwright::test
{

/// What the Python script `name` of this folder prints, run by the interpreter that FLEETWRIGHT_PYTHON names;
/// an error with what it said where it fails.
[[nodiscard]] Expected<QByteArray> runPython(const QString &name, const QStringList &arguments = {});

} // namespace fleetwright::test
