// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/sharedconfig.h"

#include <QProcessEnvironment>

namespace fleetwright::platform
{

/// The files in which AWS's tools keep profiles.
class SharedConfigFiles
{
public:
    /// `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` (`~` and `$NAME` in them are expanded; empty: no
    /// such file), else those in `~/.aws`.
    explicit SharedConfigFiles(const QProcessEnvironment &environment);

    [[nodiscard]] QString configPath() const { return m_config; }
    [[nodiscard]] QString credentialsPath() const { return m_credentials; }
    /// The folder `~/.aws`.
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Both paths, as one would tell them.
    [[nodiscard]] QString where() const;
    /// Both as they are now; a file that is not there holds nothing. Fails where one is damaged or cannot be
    /// read.
    [[nodiscard]] Expected<identity::SharedConfig> read() const;

private:
    QString m_folder;
    QString m_config;
    QString m_credentials;
};

/// A file of the operator's whole, up to 1 MiB. Fails, in words, where it is missing, larger, no file, or
/// cannot be read.
[[nodiscard]] Expected<QByteArray> readSmallFile(const QString &path);

} // namespace fleetwright::platform
