// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/shell.h"

#include <QRegularExpression>

namespace fleetwright::exchange
{

QString shellWord(const QString &text)
{
    static const QRegularExpression safe(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9_@%+=:,./-]+")));
    if (safe.match(text).hasMatch())
        return text;
    QString inner = text;
    inner.replace(u'\'', QLatin1StringView("'\\''"));
    return u'\'' + inner + u'\'';
}

} // namespace fleetwright::exchange
