// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace fleetwright::test
{

/// An `#include` line: the name without quotes or brackets.
struct Include {
    QString name = {};
    bool system = false; ///< in angle brackets
    int line = 0;        ///< from 1
};

/// Paths below the source folder of all files in `folders` whose name matches one of `patterns`, sorted.
[[nodiscard]] QStringList filesIn(const QStringList &folders, const QStringList &patterns);
/// The text of a file named by its path below the source folder.
[[nodiscard]] QByteArray textOf(const QString &path);
[[nodiscard]] QList<Include> includesOf(const QString &path);
/// The folder that counts as a room: `app/json`, `ui/form`, and `ui` for what lies there itself; empty for
/// other places.
[[nodiscard]] QString roomOf(const QString &path);
/// The Qt module whose include folder holds the header, as `QtWidgets`; empty where none does.
[[nodiscard]] QString qtModuleOf(const QString &header);

} // namespace fleetwright::test
