// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/terraform.h"

#include "app/exchange/resourcenames.h"
#include "app/json/writer.h"

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// `JobExecutionsRolloutConfig` → `job_executions_rollout_config`
QString attribute(const QString &name)
{
    QString out;
    for (const QChar c : name)
        out += c.isUpper() ? (out.isEmpty() ? QString() : u"_"_s) + c.toLower() : QString(c);
    return out;
}

/// JSON's escapes are HCL's but for \b, \f and \/; `${` and `%{` would begin an expression.
QString literal(const QJsonValue &value)
{
    QString text = QString::fromUtf8(json::write(value, json::Layout::Compact));
    if (!value.isString())
        return text;
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (c == u'\\') {
            out += next == u'b' ? u"\\u0008"_s : next == u'f' ? u"\\u000c"_s : QString(c) + next;
            ++i;
        } else if ((c == u'$' || c == u'%') && next == u'{') {
            out += QString(c) + c;
        } else {
            out += c;
        }
    }
    return out;
}

QString hcl(const Ordered &value, const QString &indent)
{
    if (value.isScalar())
        return literal(value.scalar);
    const bool isList = value.kind == Ordered::Kind::List;
    const QString deeper = indent + u"  "_s;
    QString inner;
    for (const Ordered &item : value.items)
        inner += deeper + hcl(item, deeper) + u",\n"_s;
    for (const Ordered::Member &member : value.members)
        inner += deeper + attribute(member.name) + u" = "_s + hcl(member.value, deeper) + u'\n';
    if (inner.isEmpty())
        return isList ? u"[]"_s : u"{}"_s;
    return (isList ? u"[\n"_s : u"{\n"_s) + inner + indent + (isList ? u']' : u'}');
}

} // namespace

Written terraform(const job::JobDocument &document)
{
    Written written;
    const Ordered resource = asResource(document, Resource::JobTemplate, written.leftOut);
    written.text = (u"resource \"awscc_iot_job_template\" \"job\" "_s + hcl(resource, {}) + u'\n').toUtf8();
    return written;
}

} // namespace fleetwright::exchange
