// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/gap.h"

#include <QRegularExpression>

namespace fleetwright::job
{

namespace
{

constexpr QChar opening(0x27E6);
constexpr QChar closing(0x27E7);
constexpr qsizetype longestName = 80;

} // namespace

QString gap(const QString &name)
{
    QString plain = name.simplified();
    plain.remove(opening).remove(closing);
    if (plain.size() > longestName)
        plain = plain.left(longestName - 1) + QChar(0x2026);
    if (plain.isEmpty())
        plain = QStringLiteral("?");
    return opening + plain + closing;
}

QStringList gapsIn(const QString &text)
{
    QStringList names;
    if (!text.contains(opening))
        return names;
    static const QRegularExpression written(QStringLiteral("%1([^%1%2\\n]+)%2").arg(opening).arg(closing));
    for (auto found = written.globalMatch(text); found.hasNext();)
        names += found.next().captured(1);
    names.removeDuplicates();
    return names;
}

qsizetype gapBytes(const QByteArray &text, qsizetype at)
{
    constexpr QByteArrayView begin("\xE2\x9F\xA6");
    constexpr QByteArrayView end("\xE2\x9F\xA7");
    if (!QByteArrayView(text).sliced(at).startsWith(begin))
        return 0;
    // A name's letters take four bytes at most
    const qsizetype found = text.mid(at, (longestName + 2) * 4).indexOf(end);
    return found < 0 ? 0 : found + end.size();
}

} // namespace fleetwright::job
