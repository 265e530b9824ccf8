// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QByteArray>
#include <QString>

namespace fleetwright::exchange
{

/// The path that `file://…` or `fileb://…` names; nothing where the text is no such link.
[[nodiscard]] std::optional<QString> companionPath(const QString &link);

/// The content of a file that a job in `folder` names: a regular file there or below, UTF-8, no larger than a
/// job may be. The error is a sentence that names the file.
[[nodiscard]] Expected<QByteArray> readCompanion(const QString &path, const QString &folder);

} // namespace fleetwright::exchange
