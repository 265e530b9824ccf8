// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/diagnostics.h"

#include "app/base/logging.h"
#include "app/base/redaction.h"

#include <QDateTime>
#include <QLocale>
#include <QMetaEnum>
#include <QSysInfo>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::session
{

namespace
{

QString kindOf(const aws::Connection &connection)
{
    using Kind = aws::Connection::Kind;
    switch (connection.kind) {
    case Kind::Sandbox:
        return u"sandbox"_s;
    case Kind::StaticKeys:
        return u"access key"_s;
    case Kind::Profile:
        return u"profile %1"_s.arg(connection.profile);
    case Kind::Environment:
        return u"environment"_s;
    case Kind::Automatic:
        break;
    }
    return u"as the AWS CLI"_s;
}

QString lineOf(const aws::Connection &connection)
{
    QStringList parts{kindOf(connection)};
    const auto add = [&parts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            parts += name + u' ' + value;
    };
    add(u"region"_s, connection.region);
    add(u"account"_s, connection.account);
    add(u"endpoint"_s, connection.endpoint.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    add(u"CA bundle"_s, connection.caBundle);
    if (connection.production)
        parts += u"production"_s;
    return u"- %1: %2"_s.arg(connection.name, parts.join(u", "_s));
}

} // namespace

QString diagnostics(const QList<aws::Connection> &connections, const QStringList &facts)
{
    QStringList lines{
        u"Fleetwright %1"_s.arg(QStringLiteral(FLEETWRIGHT_VERSION)),
        u"Written: %1"_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate)),
        u"Qt: %1, built with %2"_s.arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
        u"System: %1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                       QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
        u"Locale: %1, time zone %2"_s.arg(QLocale().name(),
                                          QString::fromLatin1(QTimeZone::systemTimeZoneId()))};
    lines += facts;
    lines += {QString(), u"Connections"_s};
    for (const aws::Connection &connection : connections)
        lines += lineOf(connection);
    lines += {QString(), u"Log, times in UTC"_s};
    lines += logging::latest();
    return redacted(lines.join(u'\n')) + u'\n';
}

} // namespace fleetwright::session
