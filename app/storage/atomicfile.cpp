// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace fleetwright::storage
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

} // namespace

Expected<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    if (Expected<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    // A link is followed, so that what it points to is replaced and not the link
    QSaveFile file(QFileInfo(path).isSymLink() ? QFileInfo(path).symLinkTarget() : path);
    file.setDirectWriteFallback(false);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                           file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten)
        return failure(Texts::tr("%1 cannot be written.").arg(QDir::toNativeSeparators(path)),
                       file.errorString());
    return {};
}

Expected<QByteArray> readWhole(const QString &path, qint64 maximum)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Texts::tr("%1 cannot be read.").arg(QDir::toNativeSeparators(path)),
                       file.errorString());
    QByteArray bytes = file.read(maximum + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Texts::tr("%1 cannot be read.").arg(QDir::toNativeSeparators(path)),
                       file.errorString());
    if (bytes.size() > maximum) {
        return failure(Texts::tr("%1 is too large: at most %2 are read.")
                           .arg(QDir::toNativeSeparators(path), QLocale().formattedDataSize(maximum)));
    }
    return bytes;
}

Expected<QString> setAside(const QString &path)
{
    for (int n = 1;; ++n) {
        const QString aside = QStringLiteral("%1.damaged-%2").arg(path).arg(n);
        if (QFile::exists(aside))
            continue;
        if (!QFile::rename(path, aside))
            return failure(Texts::tr("%1 cannot be renamed.").arg(QDir::toNativeSeparators(path)));
        return aside;
    }
}

Expected<void> makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return {};
    if (const QString parent = info.absolutePath(); parent != info.absoluteFilePath()) {
        if (Expected<void> made = makeFolder(parent); !made)
            return made;
    }
    // Another process may have made it meanwhile
    if (!QDir().mkdir(folder) && !QFileInfo(folder).isDir())
        return failure(Texts::tr("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(folder)));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

} // namespace fleetwright::storage
