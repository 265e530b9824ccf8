// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QMap>
#include <QStringList>

namespace fleetwright::identity
{

/// A file of sections and settings in the dialect of AWS's command line, which is that of Python's
/// configparser: `name = value` or `name: value`, whole-line comments by `#` or `;`, deeper indented lines go
/// on with the value above, names in any case, nothing twice.
class IniFile
{
public:
    /// Parses a file's bytes (UTF-8). An error names the line, never its text: it may hold a secret.
    [[nodiscard]] static Expected<IniFile> parse(const QByteArray &bytes);

    /// Names of sections in the order of the file.
    [[nodiscard]] QStringList sections() const { return m_order; }
    /// Settings of a section by name in lower case, with those of `[DEFAULT]`; empty where there is none
    /// such.
    [[nodiscard]] QMap<QString, QString> settings(const QString &section) const;

private:
    friend class IniReader;

    QStringList m_order;
    QMap<QString, QMap<QString, QString>> m_sections;
    QMap<QString, QString> m_defaults;
};

} // namespace fleetwright::identity
