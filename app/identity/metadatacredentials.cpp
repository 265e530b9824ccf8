// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/metadatacredentials.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(MetadataCredentials)
};

} // namespace

Expected<aws::Credentials> parseMetadataCredentials(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(Texts::tr("the answer is not a JSON object"));
    const QJsonObject object = document.object();
    if (const QString code = object.value("Code"_L1).toString(u"Success"_s); code != "Success"_L1) {
        return failure(
            Texts::tr("%1: %2").arg(code, object.value("Message"_L1).toString(Texts::tr("no reason given"))));
    }
    for (const QString &needed : {u"AccessKeyId"_s, u"SecretAccessKey"_s, u"Token"_s, u"Expiration"_s}) {
        if (object.value(needed).toString().isEmpty())
            return failure(Texts::tr("the answer has no %1").arg(needed));
    }
    aws::Credentials credentials;
    credentials.accessKeyId = object.value("AccessKeyId"_L1).toString();
    credentials.secretAccessKey = object.value("SecretAccessKey"_L1).toString().toUtf8();
    credentials.sessionToken = object.value("Token"_L1).toString().toUtf8();
    credentials.expires =
        QDateTime::fromString(object.value("Expiration"_L1).toString(), Qt::ISODate).toUTC();
    if (!credentials.expires.isValid())
        return failure(Texts::tr("the answer's Expiration is not a time"));
    return credentials;
}

} // namespace fleetwright::identity
