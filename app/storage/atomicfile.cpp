// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/atomicfile.h"

#include "app/base/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRandomGenerator>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fleetwright::storage
{

namespace
{

constexpr QFile::Permissions forTheUser = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions asUsual =
    forTheUser | QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

tl::unexpected<Error> cannotWrite(const QString &path, const QString &reason)
{
    qCInfo(logging::storage).noquote().nospace() << "cannot write " << path << ": " << reason.trimmed();
    return failure(
        Texts::tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(path), reason.trimmed()), reason);
}

tl::unexpected<Error> cannotRead(const QString &path, const QString &reason)
{
    qCInfo(logging::storage).noquote().nospace() << "cannot read " << path << ": " << reason.trimmed();
    return failure(Texts::tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), reason.trimmed()),
                   reason);
}

QString tooLarge(qint64 maximum)
{
    return Texts::tr("it is larger than %1.").arg(QLocale().formattedDataSize(maximum, 0));
}

QString noFile()
{
    return Texts::tr("it is not a regular file.");
}

/// Where `path` leads to: what a link points to is replaced, not the link. Nothing for links in a circle.
std::optional<QString> followed(QString path)
{
    for (int links = 0; links < 40; ++links) {
        const QFileInfo info(path);
        if (!info.isSymLink())
            return path;
        path = info.symLinkTarget();
    }
    return std::nullopt;
}

/// Makes a file beside `target` that was not there before.
bool openBeside(QFile &file, const QString &target, QFile::Permissions permissions)
{
    const QFileInfo info(target);
    for (int attempt = 0; attempt < 100; ++attempt) {
        file.setFileName(QStringLiteral("%1/.%2.%3")
                             .arg(info.absolutePath(), info.fileName().left(60),
                                  QString::number(QRandomGenerator::global()->generate(), 36)));
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, permissions))
            return true;
        if (!QFile::exists(file.fileName()))
            return false;
    }
    return false;
}

bool writeAll(QFile &file, const QByteArray &bytes)
{
    // Unbuffered: what does not fit is told here and not when the file is closed
    for (qint64 written = 0; written < bytes.size();) {
        const qint64 now = file.write(bytes.constData() + written, bytes.size() - written);
        if (now <= 0)
            return false;
        written += now;
    }
    return file.flush();
}

/// Waits until the disk has it. Gives the reason where that fails.
QString synced([[maybe_unused]] QFile &file)
{
#ifdef Q_OS_UNIX
    if (::fsync(file.handle()) != 0)
        return qt_error_string(errno);
#endif
    return {};
}

QString putInPlace(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(), error);
    return error ? QString::fromLocal8Bit(error.message()) : QString();
}

void syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    // The file is whole with or without it; some file systems cannot do it
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
#endif
}

Expected<void> writeBeside(const QString &path, const QByteArray &bytes,
                           std::optional<QFile::Permissions> wanted)
{
    if (bytes.size() > largestFile)
        return cannotWrite(path, tooLarge(largestFile));
    const std::optional<QString> target = followed(path);
    if (!target)
        return cannotWrite(path, Texts::tr("it is a link that leads nowhere."));
    if (!isFileOrNothing(*target))
        return cannotWrite(path, noFile());
    const QFileInfo before(*target);
    if (before.exists() && !before.isWritable())
        return cannotWrite(path, Texts::tr("it may only be read."));
    QFile file;
    if (!openBeside(file, *target, wanted.value_or(asUsual)))
        return cannotWrite(path, file.errorString());
    const bool isWritten =
        writeAll(file, bytes) && (wanted || !before.exists() || file.setPermissions(before.permissions()));
    QString reason = isWritten ? synced(file) : file.errorString();
    file.close();
    if (reason.isEmpty())
        reason = putInPlace(file.fileName(), *target);
    if (!reason.isEmpty()) {
        QFile::remove(file.fileName());
        return cannotWrite(path, reason);
    }
    syncFolder(before.absolutePath());
    qCInfo(logging::storage).noquote().nospace() << "wrote " << path << ", " << bytes.size() << " bytes";
    return {};
}

/// Opens without waiting for a writer, and only what is a regular file. Gives the reason where it cannot.
QString openRegular(QFile &file)
{
#ifdef Q_OS_UNIX
    const int handle =
        ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (handle < 0)
        return qt_error_string(errno);
    struct stat status = {};
    if (::fstat(handle, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(handle);
        return noFile();
    }
    return file.open(handle, QIODevice::ReadOnly, QFile::AutoCloseHandle) ? QString() : file.errorString();
#else
    if (QFileInfo::exists(file.fileName()) && !QFileInfo(file).isFile())
        return noFile();
    return file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
#endif
}

} // namespace

Expected<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    if (Expected<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    return writeBeside(path, bytes, forTheUser);
}

Expected<void> writeNamed(const QString &path, const QByteArray &bytes)
{
    return writeBeside(path, bytes, std::nullopt);
}

Expected<QByteArray> readWhole(const QString &path, qint64 maximum)
{
    QFile file(path);
    if (const QString reason = openRegular(file); !reason.isEmpty())
        return cannotRead(path, reason);
    QByteArray bytes = file.read(maximum + 1);
    if (file.error() != QFileDevice::NoError)
        return cannotRead(path, file.errorString());
    if (bytes.size() > maximum)
        return cannotRead(path, tooLarge(maximum));
    return bytes;
}

bool isFileOrNothing(const QString &path)
{
    const QFileInfo info(path);
    return !info.exists() || info.isFile();
}

Expected<QString> setAside(const QString &path)
{
    for (int n = 1;; ++n) {
        QString aside = QStringLiteral("%1.damaged-%2").arg(path).arg(n);
        if (QFile::exists(aside))
            continue;
        if (!QFile::rename(path, aside))
            return failure(Texts::tr("%1 cannot be renamed.").arg(QDir::toNativeSeparators(path)));
        qCInfo(logging::storage).noquote() << "set aside" << path << "as" << aside;
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
