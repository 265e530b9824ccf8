// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/proposedid.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{

QString proposedJobId(const QDateTime &now, quint32 random)
{
    // No vowels and no characters that are easily mistaken for each other.
    static const QLatin1StringView letters = "bcdfghjkmnpqrstvwxz23456789"_L1;
    QString tail;
    for (int i = 0; i < 4; ++i) {
        tail += QLatin1Char(letters.at(qsizetype(random % quint32(letters.size()))));
        random /= quint32(letters.size());
    }
    const QDateTime moment = now.isValid() ? now.toUTC() : QDateTime::currentDateTimeUtc();
    return u"job-%1-%2"_s.arg(moment.toString(u"yyyyMMdd-HHmm"_s), tail);
}

} // namespace fleetwright::submit
