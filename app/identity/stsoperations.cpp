// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/stsoperations.h"

#include <QUrl>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

/// A form of STS's query protocol.
class Form
{
public:
    explicit Form(const QByteArray &action) { m_body = "Action=" + action + "&Version=2011-06-15"; }

    void add(const QByteArray &name, const QByteArray &value)
    {
        m_body += '&' + name + '=' + value.toPercentEncoding();
    }

    [[nodiscard]] aws::HttpRequest request() const
    {
        return {.method = "POST"_ba,
                .body = m_body,
                .contentType = "application/x-www-form-urlencoded; charset=utf-8"_ba};
    }

private:
    QByteArray m_body;
};

} // namespace

aws::HttpRequest AssumeRole::request() const
{
    Form form("AssumeRole");
    form.add("RoleArn", roleArn.toUtf8());
    form.add("RoleSessionName", sessionName.toUtf8());
    if (externalId)
        form.add("ExternalId", externalId->toUtf8());
    if (durationSeconds)
        form.add("DurationSeconds", QByteArray::number(*durationSeconds));
    if (!serialNumber.isEmpty()) {
        form.add("SerialNumber", serialNumber.toUtf8());
        form.add("TokenCode", tokenCode);
    }
    return form.request();
}

aws::HttpRequest AssumeRoleWithWebIdentity::request() const
{
    Form form("AssumeRoleWithWebIdentity");
    form.add("RoleArn", roleArn.toUtf8());
    form.add("RoleSessionName", sessionName.toUtf8());
    form.add("WebIdentityToken", token);
    return form.request();
}

std::optional<AssumedRole> parseAssumedRole(const QByteArray &xml)
{
    AssumedRole role;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == "AccessKeyId"_L1)
            role.credentials.accessKeyId = reader.readElementText();
        else if (reader.name() == "SecretAccessKey"_L1)
            role.credentials.secretAccessKey = reader.readElementText().toUtf8();
        else if (reader.name() == "SessionToken"_L1)
            role.credentials.sessionToken = reader.readElementText().toUtf8();
        else if (reader.name() == "Expiration"_L1)
            role.credentials.expires = QDateTime::fromString(reader.readElementText(), Qt::ISODate).toUTC();
        else if (reader.name() == "Arn"_L1)
            role.arn = reader.readElementText();
    }
    const aws::Credentials &credentials = role.credentials;
    if (reader.hasError() || credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty() ||
        credentials.sessionToken.isEmpty() || !credentials.expires.isValid())
        return std::nullopt;
    return role;
}

} // namespace fleetwright::identity
