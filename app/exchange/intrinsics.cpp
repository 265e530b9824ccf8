// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/intrinsics.h"

#include "app/exchange/yaml.h"
#include "app/job/gap.h"

#include <QRegularExpression>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// The texts of a list, joined.
QString joined(const Node &list, const QString &between)
{
    QStringList parts;
    for (const Node &item : list.items)
        parts += item.string();
    return parts.join(between);
}

QString substituted(const QString &text, const Node &values)
{
    static const QRegularExpression variable(u"\\$\\{(!?)([^}]*)\\}"_s);
    QString result;
    qsizetype done = 0;
    for (auto found = variable.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        done = match.capturedEnd();
        const QString name = match.captured(2).trimmed();
        const Node *value = values.member(name);
        if (!match.captured(1).isEmpty())
            result += u"${"_s + match.captured(2) + u'}';
        else
            result += value && value->isText() ? value->string() : job::gap(name);
    }
    return result + text.sliced(done);
}

/// What a function gives, as far as the text tells.
Node called(const QString &function, const Node &argument, json::TextRange range)
{
    const auto text = [&](const QString &value) { return Node::text(value, range); };
    const bool isList = argument.isList() && !argument.items.isEmpty();
    if (function == "Ref"_L1 || function == "Condition"_L1 || function == "Fn::ImportValue"_L1)
        return text(job::gap(argument.string()));
    if (function == "Fn::GetAtt"_L1)
        return text(job::gap(isList ? joined(argument, u"."_s) : argument.string()));
    if (function == "Fn::Sub"_L1) {
        if (isList)
            return text(substituted(argument.items.constFirst().string(),
                                    argument.items.size() > 1 ? argument.items.at(1) : Node()));
        return text(substituted(argument.string(), {}));
    }
    if (function == "Fn::Join"_L1 && isList && argument.items.size() == 2 && argument.items.at(1).isList())
        return text(joined(argument.items.at(1), argument.items.constFirst().string()));
    if (function == "Fn::ToJsonString"_L1)
        return text(inFieldKinds(argument, nullptr).toJsonText(false));
    return text(job::gap(function + u' ' + argument.toJsonText(true)));
}

} // namespace

Node withGaps(const Node &node)
{
    Node result = node;
    for (Node &item : result.items)
        item = withGaps(item);
    for (Node::Member &member : result.members)
        member.value = withGaps(member.value);
    if (result.members.size() == 1) {
        const Node::Member &only = result.members.constFirst();
        if (only.name == "Ref"_L1 || only.name.startsWith("Fn::"_L1))
            return called(only.name, only.value, result.range);
    }
    return result;
}

} // namespace fleetwright::exchange
