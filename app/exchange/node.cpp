// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/node.h"

#include "app/json/writer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

Node nodeAt(const QJsonValue &value, const json::Pointer &at, const json::SourceMap &map)
{
    Node node{.scalar = value, .range = map.values.value(at)};
    if (value.isArray()) {
        node = Node::list(node.range);
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            node.items += nodeAt(items.at(i), at / i, map);
    } else if (value.isObject()) {
        node = Node::object(node.range);
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member) {
            const json::Pointer here = at / member.key();
            node.members +=
                Node::Member{member.key(), map.names.value(here), nodeAt(member.value(), here, map)};
        }
        // In the text's order, which an object of Qt's does not keep
        std::ranges::stable_sort(node.members, {}, [](const Node::Member &m) { return m.nameRange.begin; });
    }
    return node;
}

void collect(const Node &node, const json::Pointer &at, json::SourceMap &map)
{
    map.values.insert(at, node.range);
    for (qsizetype i = 0; i < node.items.size(); ++i)
        collect(node.items.at(i), at / i, map);
    for (const Node::Member &member : node.members) {
        map.names.insert(at / member.name, member.nameRange);
        collect(member.value, at / member.name, map);
    }
}

} // namespace

Node Node::text(const QString &text, json::TextRange range)
{
    return {.scalar = text, .range = range};
}

Node Node::value(const QJsonValue &scalar, json::TextRange range)
{
    return {.scalar = scalar, .range = range};
}

Node Node::list(json::TextRange range)
{
    return {.kind = Kind::List, .range = range};
}

Node Node::object(json::TextRange range)
{
    return {.kind = Kind::Object, .range = range};
}

Node Node::of(const json::ParsedText &parsed)
{
    return nodeAt(parsed.root, {}, parsed.map);
}

const Node *Node::member(QStringView name) const
{
    const auto found = std::ranges::find(members, name, &Member::name);
    return found == members.end() ? nullptr : &found->value;
}

Node *Node::member(QStringView name)
{
    const auto found = std::ranges::find(members, name, &Member::name);
    return found == members.end() ? nullptr : &found->value;
}

void Node::set(const QString &name, json::TextRange nameRange, Node value)
{
    const auto found = std::ranges::find(members, name, &Member::name);
    if (found == members.end())
        members += Member{name, nameRange, std::move(value)};
    else
        *found = Member{name, nameRange, std::move(value)};
}

std::optional<Node::Member> Node::take(QStringView name)
{
    const auto found = std::ranges::find(std::as_const(members), name, &Member::name);
    if (found == std::as_const(members).end())
        return std::nullopt;
    return members.takeAt(found - std::as_const(members).begin());
}

QJsonValue Node::toJson() const
{
    if (kind == Kind::List) {
        QJsonArray array;
        for (const Node &item : items)
            array.append(item.toJson());
        return array;
    }
    if (kind == Kind::Object) {
        QJsonObject object;
        for (const Member &member : members)
            object.insert(member.name, member.value.toJson());
        return object;
    }
    return scalar;
}

json::ParsedText Node::toParsed() const
{
    json::ParsedText parsed{.root = toJson()};
    collect(*this, {}, parsed.map);
    return parsed;
}

QString Node::toJsonText(bool withBlanks) const
{
    const auto written = [](const QJsonValue &value) {
        return QString::fromUtf8(json::write(value, json::Layout::Compact));
    };
    if (kind == Kind::Scalar)
        return written(scalar);
    QStringList parts;
    for (const Node &item : items)
        parts += item.toJsonText(withBlanks);
    for (const Member &member : members)
        parts += written(member.name) + QLatin1StringView(withBlanks ? ": " : ":") +
                 member.value.toJsonText(withBlanks);
    const QString inside = parts.join(QLatin1StringView(withBlanks ? ", " : ","));
    return kind == Kind::List ? u'[' + inside + u']' : u'{' + inside + u'}';
}

} // namespace fleetwright::exchange
