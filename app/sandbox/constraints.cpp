// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/constraints.h"

#include <QLocale>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

QString plain(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

} // namespace

void Constraints::violated(const QString &value, const QString &path, const QString &constraint)
{
    // No chained arg(): the value is the client's and may hold %1
    m_violations += u"Value "_s + (value.isNull() ? u"null"_s : u'\'' + value + u'\'') + u" at '"_s + path +
                    u"' failed to satisfy constraint: "_s + constraint;
}

Reply<void> Constraints::answer() const
{
    if (m_violations.isEmpty())
        return {};
    const qsizetype count = m_violations.size();
    return invalidRequest(
        QString::number(count) +
        (count == 1 ? u" validation error detected: "_s : u" validation errors detected: "_s) +
        m_violations.join("; "_L1));
}

QString Constraints::atLeast(double minimum)
{
    return u"Member must have value greater than or equal to "_s + plain(minimum);
}

QString Constraints::atMost(double maximum)
{
    return u"Member must have value less than or equal to "_s + plain(maximum);
}

QString Constraints::lengthAtLeast(double minimum)
{
    return u"Member must have length greater than or equal to "_s + plain(minimum);
}

QString Constraints::lengthAtMost(double maximum)
{
    return u"Member must have length less than or equal to "_s + plain(maximum);
}

QString Constraints::matching(const QString &pattern)
{
    return u"Member must satisfy regular expression pattern: "_s + pattern;
}

QString Constraints::oneOf(const QStringList &values)
{
    return u"Member must satisfy enum value set: ["_s + values.join(", "_L1) + u']';
}

} // namespace fleetwright::sandbox
