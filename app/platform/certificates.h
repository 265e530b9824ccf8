// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QList>
#include <QSslCertificate>

namespace fleetwright::platform
{

/// The certificates of a PEM file. Fails, in words, where the file cannot be read or holds none.
[[nodiscard]] Expected<QList<QSslCertificate>> readCertificates(const QString &path);

} // namespace fleetwright::platform
