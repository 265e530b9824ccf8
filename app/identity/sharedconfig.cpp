// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/sharedconfig.h"

#include "app/identity/inifile.h"
#include "app/identity/shellwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SharedConfig)
};

using Sections = QList<std::pair<QString, Settings>>;

/// The indented lines below a name that has no value on its own line.
Expected<QMap<QString, QString>> nestedSettings(const QString &text)
{
    // What Python's splitlines takes for the end of a line.
    static const QRegularExpression lineEnd(uR"([\n\r\x{b}\x{c}\x{1c}-\x{1e}\x{85}\x{2028}\x{2029}])"_s);
    QMap<QString, QString> nested;
    for (const QString &line : text.split(lineEnd)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype sign = line.indexOf(u'=');
        if (sign < 0)
            return failure(Texts::tr("a line below it is not written “name = value”."));
        nested.insert(line.left(sign).trimmed(), line.mid(sign + 1).trimmed());
    }
    return nested;
}

Expected<Sections> sectionsOf(const SharedConfig::File &file)
{
    if (!file.bytes)
        return Sections();
    const QString path = QDir::toNativeSeparators(file.path);
    const Expected<IniFile> ini = IniFile::parse(*file.bytes);
    if (!ini) {
        return failure(Texts::tr("The file %1 is damaged. %2").arg(path, ini.error().message),
                       ini.error().detail);
    }
    Sections sections;
    for (const QString &name : ini->sections()) {
        Settings settings;
        const QMap<QString, QString> texts = ini->settings(name);
        for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
            Setting setting{.text = *it};
            if (it->startsWith(u'\n')) {
                const Expected<QMap<QString, QString>> nested = nestedSettings(*it);
                if (!nested) {
                    return failure(Texts::tr("The file %1 is damaged. In [%2], %3: %4")
                                       .arg(path, name, it.key(), nested.error().message));
                }
                setting = {.nested = *nested};
            }
            settings.insert(it.key(), setting);
        }
        sections.append({name, settings});
    }
    return sections;
}

/// `profile "my own"` → `my own`; nothing where it is not two words.
std::optional<QString> secondWord(const QString &section)
{
    const std::optional<QStringList> words = shellWords(section);
    return words && words->size() == 2 ? std::optional(words->last()) : std::nullopt;
}

} // namespace

Expected<SharedConfig> SharedConfig::parse(const File &config, const File &credentials)
{
    const Expected<Sections> configured = sectionsOf(config);
    if (!configured)
        return tl::unexpected(configured.error());
    const Expected<Sections> secret = sectionsOf(credentials);
    if (!secret)
        return tl::unexpected(secret.error());

    SharedConfig read;
    read.m_where = whereOf(config.path, credentials.path);
    const auto addProfile = [&read](const QString &name, const Settings &settings) {
        if (!read.m_profiles.contains(name))
            read.m_order.append(name);
        read.m_profiles.insert(name, settings);
    };
    for (const auto &[section, settings] : *configured) {
        // By the first letters alone, as AWS's tools do: [profiles x] is a profile too.
        if (section.startsWith("profile"_L1)) {
            if (const auto name = secondWord(section))
                addProfile(*name, settings);
        } else if (section.startsWith("sso-session"_L1)) {
            if (const auto name = secondWord(section))
                read.m_ssoSessions.insert(*name, settings);
        } else if (section.startsWith("services"_L1)) {
            if (const auto name = secondWord(section))
                read.m_services.insert(*name, settings);
        } else if (section == "default"_L1) {
            addProfile(section, settings);
        }
    }
    read.m_configured = read.m_profiles;
    for (const auto &[name, settings] : *secret) {
        Settings all = read.m_profiles.value(name);
        all.insert(settings);
        addProfile(name, all);
        read.m_credentials.insert(name, settings);
    }
    return read;
}

std::optional<Settings> SharedConfig::profile(const QString &name) const
{
    const auto found = m_profiles.constFind(name);
    return found == m_profiles.cend() ? std::nullopt : std::optional(*found);
}

QString SharedConfig::whereOf(const QString &configPath, const QString &credentialsPath)
{
    const QString config = QDir::toNativeSeparators(configPath);
    const QString credentials = QDir::toNativeSeparators(credentialsPath);
    if (config.isEmpty() && credentials.isEmpty())
        return Texts::tr("no file (AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE are empty)");
    if (config.isEmpty() || credentials.isEmpty())
        return config + credentials;
    return Texts::tr("%1 and %2").arg(config, credentials);
}

Settings SharedConfig::inConfigFile(const QString &name) const
{
    return m_configured.value(name);
}

Settings SharedConfig::inCredentialsFile(const QString &name) const
{
    return m_credentials.value(name);
}

std::optional<Settings> SharedConfig::ssoSession(const QString &name) const
{
    const auto found = m_ssoSessions.constFind(name);
    return found == m_ssoSessions.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Settings> SharedConfig::services(const QString &name) const
{
    const auto found = m_services.constFind(name);
    return found == m_services.cend() ? std::nullopt : std::optional(*found);
}

} // namespace fleetwright::identity
