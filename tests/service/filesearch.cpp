// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/filesearch.h"

#include <QDirIterator>
#include <QFile>

namespace fleetwright::test
{

QStringList filesWith(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    return found;
}

} // namespace fleetwright::test
