// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

QStringList filesIn(const QStringList &folders, const QStringList &patterns)
{
    const QDir root(QStringLiteral(FLEETWRIGHT_SOURCE_DIR));
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found.append(root.relativeFilePath(files.next()));
    }
    found.sort();
    return found;
}

QByteArray textOf(const QString &path)
{
    QFile file(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Include> includesOf(const QString &path)
{
    static const QRegularExpression form(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s);
    QList<Include> includes;
    int number = 0;
    const QStringList lines = QString::fromUtf8(textOf(path)).split(u'\n');
    for (const QString &line : lines) {
        ++number;
        if (const QRegularExpressionMatch match = form.match(line); match.hasMatch())
            includes.append({match.captured(2), match.captured(1) == "<"_L1, number});
    }
    return includes;
}

QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    const bool isUi = parts.first() == "ui"_L1;
    if ((isUi || parts.first() == "app"_L1) && parts.size() > 2)
        return parts.first(2).join(u'/');
    return isUi ? u"ui"_s : QString();
}

QString qtModuleOf(const QString &header)
{
    const QString name = header.section(u'/', -1);
    const QStringList places = QStringLiteral(FLEETWRIGHT_QT_INCLUDES).split(u'|', Qt::SkipEmptyParts);
    for (const QString &place : places) {
        const QDir folder(place);
        if (folder.dirName().startsWith("Qt"_L1) && folder.exists(name))
            return folder.dirName();
    }
    return {};
}

} // namespace fleetwright::test
