// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/registry.h"

#include "app/sandbox/identity.h"
#include "app/sandbox/paging.h"

#include <QJsonDocument>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// The group bound to ? and all groups below it.
constexpr auto groupTree =
    "WITH RECURSIVE tree(name) AS (SELECT ? UNION "
    "SELECT thing_groups.name FROM thing_groups JOIN tree ON thing_groups.parent = tree.name) "_L1;

QJsonObject readObject(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

QJsonObject nameAndArn(const QString &group)
{
    return {{u"groupName"_s, group}, {u"groupArn"_s, ownArn(u"thinggroup"_s, group)}};
}

QJsonObject thingItem(const Store::Row &row)
{
    const QString name = row.at(0).toString();
    QJsonObject thing = {{u"thingName"_s, name},
                         {u"thingArn"_s, ownArn(u"thing"_s, name)},
                         {u"attributes"_s, readObject(row.at(2))},
                         {u"version"_s, row.at(3).toLongLong()}};
    if (!row.at(1).isNull())
        thing.insert("thingTypeName"_L1, row.at(1).toString());
    return thing;
}

} // namespace

Reply<QJsonObject> Registry::listThings(Parameters parameters)
{
    const auto name = parameters.text(u"attributeName"_s, {0, 128, "[a-zA-Z0-9_.,@/:#-]+"_L1});
    const auto value = parameters.text(u"attributeValue"_s, {0, 800, R"([a-zA-Z0-9_.,@/:#=\[\]-]*)"_L1});
    const auto type = parameters.text(u"thingTypeName"_s, Parameters::thingOrGroupName());
    const bool isPrefix = parameters.flag(u"usePrefixAttributeValue"_s);
    const int size = parameters.maxResults();
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    if (value && !name)
        return invalidRequest(u"attributeValue needs an attributeName."_s);

    Page page{.select = u"SELECT name, type, attributes, version FROM things"_s,
              .key = u"name"_s,
              .member = u"things"_s,
              .size = size};
    if (type) {
        page.conditions += u"type = ?"_s;
        page.values += *type;
    }
    if (name) {
        QString inner = u"name IN (SELECT thing FROM thing_attributes WHERE name = ?"_s;
        page.values += *name;
        if (value) {
            inner += isPrefix ? u" AND substr(value, 1, length(?)) = ?"_s : u" AND value = ?"_s;
            page.values += *value;
            if (isPrefix)
                page.values += *value;
        }
        page.conditions += inner + u')';
    }
    return listPage(m_store, parameters, page, thingItem);
}

Reply<QJsonObject> Registry::describeThing(const QString &thing, Parameters parameters)
{
    parameters.checkPath(u"thingName"_s, thing, Parameters::thingOrGroupName());
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    const auto found =
        m_store.rows(u"SELECT name, type, attributes, version, id FROM things WHERE name = ?"_s, {thing});
    if (!found)
        return tl::unexpected(found.error());
    if (found->isEmpty())
        return notFound(u"Thing "_s + thing + u" not found"_s);
    QJsonObject answer = thingItem(found->constFirst());
    answer.insert("thingId"_L1, found->constFirst().at(4).toString());
    answer.insert("defaultClientId"_L1, thing);
    return answer;
}

Reply<QJsonObject> Registry::listThingGroups(Parameters parameters)
{
    const auto parent = parameters.text(u"parentGroup"_s, Parameters::thingOrGroupName());
    const auto prefix = parameters.text(u"namePrefixFilter"_s, Parameters::thingOrGroupName());
    const bool isRecursive = parameters.flag(u"recursive"_s);
    const int size = parameters.maxResults();
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());

    Page page{.select = u"SELECT name FROM thing_groups"_s,
              .key = u"name"_s,
              .member = u"thingGroups"_s,
              .size = size};
    if (parent) {
        if (const auto there = needGroup(*parent); !there)
            return tl::unexpected(there.error());
        if (isRecursive) {
            page.conditions += u"name IN ("_s + groupTree + u"SELECT name FROM tree) AND name <> ?"_s;
            page.values += *parent;
        } else {
            page.conditions += u"parent = ?"_s;
        }
        page.values += *parent;
    }
    if (prefix) {
        page.conditions += u"substr(name, 1, length(?)) = ?"_s;
        page.values << *prefix << *prefix;
    }
    return listPage(m_store, parameters, page,
                    [](const Store::Row &row) { return nameAndArn(row.constFirst().toString()); });
}

Reply<QJsonObject> Registry::listThingsInThingGroup(const QString &group, Parameters parameters)
{
    parameters.checkPath(u"thingGroupName"_s, group, Parameters::thingOrGroupName());
    const bool isRecursive = parameters.flag(u"recursive"_s);
    const int size = parameters.maxResults();
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    if (const auto there = needGroup(group); !there)
        return tl::unexpected(there.error());

    const Page page{.select = u"SELECT DISTINCT thing FROM group_things"_s,
                    .conditions = {isRecursive
                                       ? u"thing_group IN ("_s + groupTree + u"SELECT name FROM tree)"_s
                                       : u"thing_group = ?"_s},
                    .values = {group},
                    .key = u"thing"_s,
                    .member = u"things"_s,
                    .size = size};
    return listPage(m_store, parameters, page,
                    [](const Store::Row &row) { return row.constFirst().toString(); });
}

Reply<QJsonObject> Registry::describeThingGroup(const QString &group, Parameters parameters)
{
    parameters.checkPath(u"thingGroupName"_s, group, Parameters::thingOrGroupName());
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    if (const auto there = needGroup(group); !there)
        return tl::unexpected(there.error());
    const auto found = m_store.rows(u"SELECT id, parent, description, attributes, query, created_at "
                                    "FROM thing_groups WHERE name = ?"_s,
                                    {group});
    const auto above = m_store.rows(
        u"WITH RECURSIVE up(name, depth) AS (SELECT parent, 1 FROM thing_groups WHERE name = ? UNION ALL "
        "SELECT parent, depth + 1 FROM thing_groups JOIN up ON thing_groups.name = up.name) "
        "SELECT name FROM up WHERE name IS NOT NULL ORDER BY depth DESC"_s,
        {group});
    if (!found || !above)
        return tl::unexpected(found ? above.error() : found.error());

    const Store::Row row = found->constFirst();
    QJsonArray parents;
    for (const Store::Row &parent : *above)
        parents += nameAndArn(parent.constFirst().toString());
    QJsonObject metadata = {{u"creationDate"_s, row.at(5).toDouble()},
                            {u"rootToParentThingGroups"_s, parents}};
    if (!row.at(1).isNull())
        metadata.insert("parentGroupName"_L1, row.at(1).toString());
    QJsonObject answer = {
        {u"thingGroupName"_s, group},
        {u"thingGroupId"_s, row.at(0).toString()},
        {u"thingGroupArn"_s, ownArn(u"thinggroup"_s, group)},
        {u"version"_s, 1},
        {u"thingGroupProperties"_s,
         QJsonObject{{u"thingGroupDescription"_s, row.at(2).toString()},
                     {u"attributePayload"_s, QJsonObject{{u"attributes"_s, readObject(row.at(3))}}}}},
        {u"thingGroupMetadata"_s, metadata}};
    if (!row.at(4).isNull()) {
        answer.insert("indexName"_L1, u"AWS_Things"_s);
        answer.insert("queryString"_L1, row.at(4).toString());
        answer.insert("queryVersion"_L1, u"2017-09-30"_s);
        answer.insert("status"_L1, u"ACTIVE"_s);
    }
    return answer;
}

Reply<bool> Registry::hasThing(const QString &name)
{
    return m_store.rows(u"SELECT 1 FROM things WHERE name = ?"_s, {name}).map([](const Store::Rows &rows) {
        return !rows.isEmpty();
    });
}

Reply<bool> Registry::hasGroup(const QString &name)
{
    return m_store.rows(u"SELECT 1 FROM thing_groups WHERE name = ?"_s, {name})
        .map([](const Store::Rows &rows) { return !rows.isEmpty(); });
}

Reply<QString> Registry::groupOfId(const QString &id)
{
    return m_store.rows(u"SELECT name FROM thing_groups WHERE id = ?"_s, {id})
        .map([](const Store::Rows &rows) {
            return rows.isEmpty() ? QString() : rows.constFirst().constFirst().toString();
        });
}

Reply<QString> Registry::idOfGroup(const QString &name)
{
    return m_store.rows(u"SELECT id FROM thing_groups WHERE name = ?"_s, {name})
        .map([](const Store::Rows &rows) {
            return rows.isEmpty() ? QString() : rows.constFirst().constFirst().toString();
        });
}

Reply<QStringList> Registry::thingsBelow(const QString &group)
{
    return m_store
        .rows(QString(groupTree) +
                  u"SELECT DISTINCT thing FROM group_things JOIN tree ON thing_group = name ORDER BY thing"_s,
              {group})
        .map([](const Store::Rows &rows) {
            QStringList things;
            for (const Store::Row &row : rows)
                things += row.constFirst().toString();
            return things;
        });
}

Reply<void> Registry::needGroup(const QString &name)
{
    const auto there = hasGroup(name);
    if (!there)
        return tl::unexpected(there.error());
    if (!*there)
        return notFound(u"Thing group "_s + name + u" not found"_s);
    return {};
}

} // namespace fleetwright::sandbox
