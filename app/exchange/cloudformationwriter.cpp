// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cloudformationwriter.h"

#include "app/exchange/yamlwriter.h"
#include "app/json/writer.h"

#include <QJsonArray>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

Ordered text(const QString &value)
{
    return {.scalar = value};
}

Ordered object(const QList<Ordered::Member> &members)
{
    return {.kind = Ordered::Kind::Object, .members = members};
}

/// JSON with the members in their order.
QByteArray toJson(const Ordered &value, const QByteArray &indent)
{
    if (value.isScalar())
        return json::write(value.scalar, json::Layout::Compact);
    const bool isList = value.kind == Ordered::Kind::List;
    const QByteArray deeper = indent + "    ";
    QByteArrayList parts;
    for (const Ordered &item : value.items)
        parts += deeper + toJson(item, deeper);
    for (const Ordered::Member &member : value.members)
        parts +=
            deeper + json::write(member.name, json::Layout::Compact) + ": " + toJson(member.value, deeper);
    if (parts.isEmpty())
        return isList ? "[]" : "{}";
    return (isList ? "[\n" : "{\n") + parts.join(",\n") + '\n' + indent + (isList ? ']' : '}');
}

} // namespace

Written cloudFormation(const job::JobDocument &document, Resource resource, bool asJson)
{
    Written written;
    const bool isTemplate = resource == Resource::JobTemplate;
    const Ordered properties = asResource(document, resource, written.leftOut);
    const Ordered root = object(
        {{u"AWSTemplateFormatVersion"_s, text(u"2010-09-09"_s)},
         {u"Resources"_s,
          object({{isTemplate ? u"JobTemplate"_s : u"Job"_s,
                   object({{u"Type"_s, text(isTemplate ? u"AWS::IoT::JobTemplate"_s : u"AWS::IoT::Job"_s)},
                           {u"Properties"_s, properties}})}})}});
    written.text = asJson ? toJson(root, {}) + '\n' : toYaml(root).toUtf8();
    return written;
}

} // namespace fleetwright::exchange
