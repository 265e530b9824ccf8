// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/python.h"

#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QJsonArray>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// A JSON string is a Python string too; the other scalars but true, false and null likewise.
QString scalar(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"True"_s : u"False"_s;
    if (value.isNull())
        return u"None"_s;
    return QString::fromUtf8(json::write(value, json::Layout::Compact));
}

QString literal(const QJsonValue &value, const json::Pointer &at, int level)
{
    const QString indent(qsizetype(level + 1) * 4, u' ');
    const QString closing(qsizetype(level) * 4, u' ');
    QStringList lines;
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            lines += indent + literal(items.at(i), at / i, level + 1) + u",\n"_s;
        return lines.isEmpty() ? u"[]"_s : u"[\n"_s + lines.join(QString()) + closing + u']';
    }
    if (value.isObject()) {
        const QJsonObject members = value.toObject();
        for (const QString &key : schema::inTableOrder(schema::createJob(), at, members.keys()))
            lines +=
                indent + scalar(key) + u": "_s + literal(members.value(key), at / key, level + 1) + u",\n"_s;
        return lines.isEmpty() ? u"{}"_s : u"{\n"_s + lines.join(QString()) + closing + u'}';
    }
    return scalar(value);
}

} // namespace

QString boto3Program(const job::JobDocument &document, const Destination &destination)
{
    QStringList arguments{u"\"iot\""_s};
    if (!destination.region.isEmpty())
        arguments += u"region_name="_s + scalar(destination.region);
    if (destination.isOverride)
        arguments += u"endpoint_url="_s + scalar(destination.endpoint.toString(QUrl::FullyEncoded));
    return u"import boto3\n\n"
           "client = boto3.client(%1)\n\n"
           "request = %2\n\n"
           "answer = client.create_job(**request)\n"
           "print(answer[\"jobArn\"])"_s.arg(arguments.join(u", "_s), literal(document.root(), {}, 0));
}

} // namespace fleetwright::exchange
