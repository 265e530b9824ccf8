// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/sharedcredentials.h"

#include "app/identity/inifile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

constexpr qint64 largestFile = 1024LL * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SharedCredentialsFile)
};

Expected<identity::IniFile> read(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists())
        return failure(Texts::tr("There is no credentials file %1.").arg(shown));
    if (!info.isFile())
        return failure(Texts::tr("The credentials file %1 is not a file.").arg(shown));
    if (info.size() > largestFile)
        return failure(Texts::tr("The credentials file %1 is larger than 1 MiB, so it is none.").arg(shown));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Texts::tr("The credentials file %1 cannot be read.").arg(shown), file.errorString());
    QByteArray bytes = file.readAll();
    Expected<identity::IniFile> parsed = identity::IniFile::parse(bytes);
    aws::wipe(bytes);
    if (!parsed) {
        return failure(Texts::tr("The credentials file %1 is damaged. %2").arg(shown, parsed.error().message),
                       parsed.error().detail);
    }
    return parsed;
}

} // namespace

SharedCredentialsFile SharedCredentialsFile::ofUser(const QProcessEnvironment &environment)
{
    QString path = environment.value(u"AWS_SHARED_CREDENTIALS_FILE"_s);
    if (path.isEmpty())
        path = u"~/.aws/credentials"_s;
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        path = environment.value(u"HOME"_s, QDir::homePath()) + path.mid(1);
    return SharedCredentialsFile(path);
}

SharedCredentialsFile::SharedCredentialsFile(QString path) : m_path(std::move(path))
{
}

Expected<QStringList> SharedCredentialsFile::profiles() const
{
    return read(m_path).map([](const identity::IniFile &file) { return file.sections(); });
}

Expected<aws::Credentials> SharedCredentialsFile::credentials(const QString &profile) const
{
    const Expected<identity::IniFile> file = read(m_path);
    if (!file)
        return tl::unexpected(file.error());
    const QString shown = QDir::toNativeSeparators(m_path);
    if (!file->sections().contains(profile)) {
        return failure(Texts::tr("There is no profile “%1” in %2.").arg(profile, shown),
                       Texts::tr("It holds: %1").arg(file->sections().join(u", "_s)));
    }
    const QMap<QString, QString> settings = file->settings(profile);
    for (const QString &needed : {u"aws_access_key_id"_s, u"aws_secret_access_key"_s}) {
        if (settings.value(needed).isEmpty()) {
            return failure(
                Texts::tr("The profile “%1” in %2 has no %3; only profiles with plain keys can be used.")
                    .arg(profile, shown, needed));
        }
        if (settings.value(needed).contains(u'\n')) {
            return failure(Texts::tr("The %3 of profile “%1” in %2 goes over several lines; it must be one.")
                               .arg(profile, shown, needed));
        }
    }
    aws::Credentials credentials;
    credentials.accessKeyId = settings.value(u"aws_access_key_id"_s);
    credentials.secretAccessKey = settings.value(u"aws_secret_access_key"_s).toUtf8();
    // The older name goes first, as in AWS's own tools.
    credentials.sessionToken =
        settings.value(u"aws_security_token"_s, settings.value(u"aws_session_token"_s)).toUtf8();
    credentials.source = Texts::tr("profile %1 in %2").arg(profile, shown);
    return credentials;
}

} // namespace fleetwright::platform
