// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QByteArray>
#include <QString>

namespace fleetwright::storage
{

/// The most that is written to one file, and thus the most that is read from one; in bytes.
constexpr qint64 largestFile = 64LL * 1024 * 1024;

/// Writes a file of the program's own whole or not at all: beside it first, flushed to disk and checked, then
/// put in its place. Makes the folder where it is missing. Only the user may read it. A link is followed;
/// what is no regular file is refused, and so is more than `largestFile`. An error tells file and reason.
[[nodiscard]] Expected<void> writeWhole(const QString &path, const QByteArray &bytes);

/// The same for a file that the operator named: its folder must exist, and who may read it stays as it was.
[[nodiscard]] Expected<void> writeNamed(const QString &path, const QByteArray &bytes);

/// Reads a regular file of at most `maximum` bytes. Never waits: a pipe or a device in its place is refused.
[[nodiscard]] Expected<QByteArray> readWhole(const QString &path, qint64 maximum = largestFile);

/// True where a file can be made or replaced at `path`: nothing is there, or a regular file is.
[[nodiscard]] bool isFileOrNothing(const QString &path);

/// Renames a file that cannot be used to a free name beside it, so that nothing in it is lost; gives that
/// name.
[[nodiscard]] Expected<QString> setAside(const QString &path);

/// Makes the folder and those above it that are missing, for the user alone.
[[nodiscard]] Expected<void> makeFolder(const QString &folder);

} // namespace fleetwright::storage
