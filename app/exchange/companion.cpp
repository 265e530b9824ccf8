// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/companion.h"

#include "app/exchange/read.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace fleetwright::exchange
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

} // namespace

std::optional<QString> companionPath(const QString &link)
{
    for (const QLatin1StringView scheme : {QLatin1StringView("file://"), QLatin1StringView("fileb://")}) {
        if (link.startsWith(scheme))
            return link.mid(scheme.size());
    }
    return std::nullopt;
}

Expected<QByteArray> readCompanion(const QString &path, const QString &folder)
{
    if (folder.isEmpty())
        return failure(
            Texts::tr("%1 was not read: a file is read where the text that names it is opened from "
                      "a file beside it.")
                .arg(path));
    // The canonical path, so that a symbolic link cannot lead out of the folder or to a device
    const QFileInfo named(QDir(folder), path);
    const QString canonical = named.canonicalFilePath();
    if (canonical.isEmpty())
        return failure(Texts::tr("%1 cannot be read: there is no such file.").arg(path));
    const QString top = QFileInfo(folder).canonicalFilePath();
    if (!canonical.startsWith(top.endsWith(u'/') ? top : top + u'/'))
        return failure(
            Texts::tr("%1 was not read: it lies outside the folder of the file that names it.").arg(path));
    if (!QFileInfo(canonical).isFile())
        return failure(Texts::tr("%1 cannot be read: it is no regular file.").arg(path));
    QFile file(canonical);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Texts::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    QByteArray content = file.read(largestText + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Texts::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    if (content.size() > largestText)
        return failure(Texts::tr("%1 is larger than any job: at most 1 MiB is read.").arg(path));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(content);
    if (decoder.hasError() || decoded.isNull())
        return failure(Texts::tr("%1 is not UTF-8 text.").arg(path));
    return content;
}

} // namespace fleetwright::exchange
