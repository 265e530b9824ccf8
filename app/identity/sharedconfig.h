// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace fleetwright::identity
{

/// What stands behind a setting's name: text, or settings of its own where the value is indented lines.
struct Setting {
    QString text = {};
    std::optional<QMap<QString, QString>> nested = {};

    bool operator==(const Setting &) const = default;
};

using Settings = QMap<QString, Setting>;

/// The text of a setting; empty where it is absent or has settings of its own.
[[nodiscard]] inline QString textOf(const Settings &settings, const QString &name)
{
    return settings.value(name).text;
}

/// What AWS's tools read out of `~/.aws/config` and `~/.aws/credentials` together. What both files say of a
/// profile, the credentials file says with more weight. Holds secrets where the files do.
class SharedConfig
{
public:
    /// One of the two files as it was read.
    struct File {
        QString path = {};                    ///< for error messages
        std::optional<QByteArray> bytes = {}; ///< nothing where there is no such file
    };

    /// Reads both as botocore 1.43 does (`configloader.load_config`, `Session.full_config`). An error names
    /// file and line, never a text out of it.
    [[nodiscard]] static Expected<SharedConfig> parse(const File &config, const File &credentials);

    /// Names of the profiles in the order of the files, those of the config file first.
    [[nodiscard]] QStringList profiles() const { return m_order; }
    /// What both files say of it together; nothing where there is no such profile.
    [[nodiscard]] std::optional<Settings> profile(const QString &name) const;
    /// What the config file alone says of it: its access key goes with its own secret.
    [[nodiscard]] Settings inConfigFile(const QString &name) const;
    /// What the credentials file alone says of it: its keys go before those of the config file, and before a
    /// program that gives keys.
    [[nodiscard]] Settings inCredentialsFile(const QString &name) const;
    /// A section `[sso-session NAME]`.
    [[nodiscard]] std::optional<Settings> ssoSession(const QString &name) const;
    /// A section `[services NAME]`.
    [[nodiscard]] std::optional<Settings> services(const QString &name) const;
    /// Where the files were looked for, as one would tell: "~/.aws/config and ~/.aws/credentials".
    [[nodiscard]] QString where() const { return m_where; }
    /// The same for two paths; an empty one stands for no file.
    [[nodiscard]] static QString whereOf(const QString &configPath, const QString &credentialsPath);

private:
    QStringList m_order;
    QMap<QString, Settings> m_profiles;
    QMap<QString, Settings> m_configured;
    QMap<QString, Settings> m_credentials;
    QMap<QString, Settings> m_ssoSessions;
    QMap<QString, Settings> m_services;
    QString m_where;
};

} // namespace fleetwright::identity
