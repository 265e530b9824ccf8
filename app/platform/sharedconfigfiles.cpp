// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/sharedconfigfiles.h"

#include "app/aws/credentials.h"
#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

constexpr qint64 largestFile = 1024LL * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SharedConfigFiles)
};

/// `$NAME` and `${NAME}` as in AWS's tools: those that are not set stay as they stand there.
QString withVariables(const QString &path, const QProcessEnvironment &environment)
{
    static const QRegularExpression variable(uR"(\$(?:(\w+)|\{([^}]*)\}))"_s);
    QString expanded;
    qsizetype end = 0;
    for (auto matches = variable.globalMatch(path); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(1) + match.captured(2);
        expanded += path.mid(end, match.capturedStart() - end) + environment.value(name, match.captured());
        end = match.capturedEnd();
    }
    return expanded + path.mid(end);
}

Expected<identity::SharedConfig::File> optionalFile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return identity::SharedConfig::File{.path = path};
    Expected<QByteArray> bytes = readSmallFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return identity::SharedConfig::File{.path = path, .bytes = std::move(*bytes)};
}

} // namespace

SharedConfigFiles::SharedConfigFiles(const QProcessEnvironment &environment)
{
    const QString home = environment.value(u"HOME"_s, QDir::homePath());
    const auto expanded = [&](const QString &variable, const QString &usual) {
        if (!environment.contains(variable))
            return usual;
        const QString path = withVariables(environment.value(variable), environment);
        return path == "~"_L1 || path.startsWith("~/"_L1) ? home + path.mid(1) : path;
    };
    m_folder = home + u"/.aws"_s;
    m_config = expanded(u"AWS_CONFIG_FILE"_s, m_folder + u"/config"_s);
    m_credentials = expanded(u"AWS_SHARED_CREDENTIALS_FILE"_s, m_folder + u"/credentials"_s);
}

QString SharedConfigFiles::where() const
{
    return identity::SharedConfig::whereOf(m_config, m_credentials);
}

Expected<identity::SharedConfig> SharedConfigFiles::read() const
{
    Expected<identity::SharedConfig::File> config = optionalFile(m_config);
    if (!config)
        return tl::unexpected(config.error());
    Expected<identity::SharedConfig::File> credentials = optionalFile(m_credentials);
    if (!credentials)
        return tl::unexpected(credentials.error());
    Expected<identity::SharedConfig> read = identity::SharedConfig::parse(*config, *credentials);
    if (credentials->bytes)
        aws::wipe(*credentials->bytes);
    return read;
}

Expected<QByteArray> readSmallFile(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists())
        return failure(Texts::tr("There is no file %1.").arg(shown));
    if (!info.isFile())
        return failure(Texts::tr("%1 is not a file.").arg(shown));
    return storage::readWhole(path, largestFile);
}

} // namespace fleetwright::platform
