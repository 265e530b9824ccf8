// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/apierror.h"

#include <QCoreApplication>

namespace fleetwright::aws
{

QString ApiError::toText() const
{
    QStringList lines{title};
    if (!advice.isEmpty())
        lines.append(advice);
    return (lines + details()).join(u'\n');
}

QStringList ApiError::details() const
{
    QStringList lines;
    const auto add = [&lines](const char *label, const QString &value) {
        if (!value.isEmpty())
            lines.append(QCoreApplication::translate("ApiError", label) + QStringLiteral(": ") + value);
    };
    add(QT_TRANSLATE_NOOP("ApiError", "Code"), code);
    add(QT_TRANSLATE_NOOP("ApiError", "Message"), serviceMessage);
    add(QT_TRANSLATE_NOOP("ApiError", "HTTP status"), status > 0 ? QString::number(status) : QString());
    add(QT_TRANSLATE_NOOP("ApiError", "Resource"), resourceArn);
    add(QT_TRANSLATE_NOOP("ApiError", "Request id"), requestId);
    add(QT_TRANSLATE_NOOP("ApiError", "Attempts"), attempts > 0 ? QString::number(attempts) : QString());
    return lines;
}

} // namespace fleetwright::aws
