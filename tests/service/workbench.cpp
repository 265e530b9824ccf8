// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/workbench.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace fleetwright::test
{

Workbench::Workbench()
{
    QDir().mkpath(m_paths.data);
    QDir().mkpath(m_paths.config);
    if (const Expected<void> loaded = connections.load(); !loaded)
        qFatal("%s", qPrintable(loaded.error().message));
}

Expected<void> Workbench::startSandbox()
{
    const Expected<sandbox::Sandbox::Access> access = sandbox.start();
    if (!access)
        return tl::unexpected(access.error());
    clients.setSandbox(
        {access->endpoint, access->region, access->account, access->accessKeyId, access->secretAccessKey});
    return {};
}

ui::Services Workbench::services()
{
    return {clock,       clients,   secrets,
            connections, templates, drafts,
            log,         settings,  [] { return std::pair<QStringList, QString>(); }};
}

QStringList Workbench::filesWith(const QByteArray &bytes) const
{
    QStringList found;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    return found;
}

} // namespace fleetwright::test
