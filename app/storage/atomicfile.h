// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QByteArray>
#include <QString>

namespace fleetwright::storage
{

/// Writes the file whole or not at all: beside it first, flushed to disk, then put in its place. Makes the
/// folder where it is missing. Only the user may read it.
[[nodiscard]] Expected<void> writeWhole(const QString &path, const QByteArray &bytes);

/// Reads a file of at most `maximum` bytes.
[[nodiscard]] Expected<QByteArray> readWhole(const QString &path, qint64 maximum = 4 * 1024 * 1024);

/// Renames a file that cannot be used to a free name beside it, so that nothing in it is lost; gives that
/// name.
[[nodiscard]] Expected<QString> setAside(const QString &path);

/// Makes the folder and those above it that are missing, for the user alone.
[[nodiscard]] Expected<void> makeFolder(const QString &folder);

} // namespace fleetwright::storage
