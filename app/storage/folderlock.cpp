// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folderlock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace fleetwright::storage
{

FolderLock::FolderLock([[maybe_unused]] const QString &folder,
                       [[maybe_unused]] std::chrono::milliseconds patience)
{
#ifdef Q_OS_UNIX
    m_handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_handle < 0)
        return;
    constexpr int pauseMs = 5;
    const QDeadlineTimer end(patience);
    while (::flock(m_handle, LOCK_EX | LOCK_NB) != 0) {
        if (end.hasExpired())
            return;
        QThread::msleep(pauseMs);
    }
    m_isHeld = true;
#endif
}

FolderLock::~FolderLock()
{
#ifdef Q_OS_UNIX
    if (m_handle >= 0)
        ::close(m_handle);
#endif
}

} // namespace fleetwright::storage
