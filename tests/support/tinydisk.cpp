// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tinydisk.h"

#include <QFile>

#include <csignal>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

namespace fleetwright::test
{

namespace
{

bool isAlone = false;

void tell(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write(text);
}

void limitFiles(rlim_t bytes)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes == RLIM_INFINITY ? limit.rlim_max : bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

} // namespace

void TinyDisk::prepare()
{
    const QByteArray user = QByteArray::number(::geteuid());
    const QByteArray group = QByteArray::number(::getegid());
    isAlone = ::unshare(CLONE_NEWNS) == 0;
    if (!isAlone && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) {
        tell("/proc/self/setgroups", "deny");
        tell("/proc/self/uid_map", "0 " + user + " 1");
        tell("/proc/self/gid_map", "0 " + group + " 1");
        isAlone = true;
    }
    isAlone = isAlone && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    // Only then does a write that is too large fail rather than end the process
    std::signal(SIGXFSZ, SIG_IGN);
}

TinyDisk::TinyDisk(qint64 bytes)
{
    const QByteArray size = "size=" + QByteArray::number(bytes);
    m_isMounted = isAlone && ::mount("tiny", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0,
                                     size.constData()) == 0;
    if (!m_isMounted)
        limitFiles(rlim_t(bytes));
}

TinyDisk::~TinyDisk()
{
    if (m_isMounted)
        ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    else
        limitFiles(RLIM_INFINITY);
}

} // namespace fleetwright::test
