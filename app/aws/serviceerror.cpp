// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/serviceerror.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

QString afterHash(const QString &code)
{
    return code.mid(code.lastIndexOf(u'#') + 1).section(u':', 0, 0).trimmed();
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = object.value(name);
        if (value.isString() && !value.toString().isEmpty())
            return value.toString();
    }
    return {};
}

void readXml(const QByteArray &body, ServiceError &error)
{
    QXmlStreamReader reader(body);
    bool known = false;
    ServiceError read = error;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.name().toString();
        if (name == "ErrorResponse"_L1 || name == "Error"_L1)
            known = true;
        else if (known && name == "Code"_L1 && read.code.isEmpty())
            read.code = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        else if (known && name == "Message"_L1)
            read.message = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        else if (known && (name == "RequestId"_L1 || name == "RequestID"_L1) && read.requestId.isEmpty())
            read.requestId = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
    }
    if (known)
        error = read;
}

} // namespace

QString requestIdOf(const WireResponse &response)
{
    for (const char *name : {"x-amzn-RequestId", "x-amz-request-id", "x-amzn-request-id"}) {
        const QByteArray id = response.header(name);
        if (!id.isEmpty())
            return QString::fromUtf8(id);
    }
    return {};
}

ServiceError readServiceError(const WireResponse &response)
{
    ServiceError error;
    error.requestId = requestIdOf(response);
    error.code = afterHash(QString::fromUtf8(response.header("x-amzn-ErrorType")));
    const QByteArray body = response.body.trimmed();
    if (body.startsWith('<')) {
        readXml(body, error);
    } else {
        const QJsonObject object = QJsonDocument::fromJson(body).object();
        if (error.code.isEmpty())
            error.code = afterHash(firstText(object, {"code"_L1, "__type"_L1, "Code"_L1}));
        error.message = firstText(object, {"message"_L1, "Message"_L1, "errorMessage"_L1});
        error.resourceArn = firstText(object, {"resourceArn"_L1});
    }
    return error;
}

} // namespace fleetwright::aws
