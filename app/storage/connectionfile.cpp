// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionfile.h"

#include "app/json/sourcemap.h"
#include "app/json/writer.h"
#include "app/storage/connectionjson.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int version = 1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ConnectionFile)
};

/// As an item of the file's list: two levels deep.
QByteArray itemText(const QJsonObject &object)
{
    return json::write(object, json::Layout::Indented).replace('\n', "\n        ");
}

QByteArray slice(const QByteArray &text, const json::SourceMap &map, const json::Pointer &at)
{
    const json::TextRange range = map.values.value(at);
    return text.sliced(range.begin, range.end - range.begin);
}

} // namespace

Expected<ConnectionFile> ConnectionFile::parse(const QByteArray &text, bool &isNewer)
{
    isNewer = false;
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(text);
    if (!parsed)
        return failure(parsed.error().message);
    const QJsonObject root = parsed->root.toObject();
    if (root.value("schema"_L1).toInt() > version) {
        isNewer = true;
        return failure(Texts::tr("They were written by a newer Fleetwright."));
    }
    if (!root.value("connections"_L1).isArray())
        return failure(Texts::tr("There is no list of connections in it."));
    ConnectionFile file;
    file.current = root.value("current"_L1).toString();
    const QJsonArray list = root.value("connections"_L1).toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        Entry entry{.object = list.at(i).toObject()};
        entry.connection = connectionFromJson(entry.object);
        entry.text = slice(text, parsed->map, json::Pointer({u"connections"_s, QString::number(i)}));
        if (entry.connection && holdsSecret(entry.object)) {
            for (const QString &name : {u"accessKeyId"_s, u"endpoint"_s}) {
                entry.object.remove(name);
                if (const QJsonObject clean = toJson(*entry.connection); clean.contains(name))
                    entry.object.insert(name, clean.value(name));
            }
            entry.text = itemText(entry.object);
            file.m_isCleaned = true;
        }
        file.m_entries.append(entry);
    }
    for (auto it = root.constBegin(); it != root.constEnd(); ++it) {
        if (it.key() != "schema"_L1 && it.key() != "current"_L1 && it.key() != "connections"_L1)
            file.m_others.append({it.key(), slice(text, parsed->map, json::Pointer({it.key()}))});
    }
    return file;
}

QByteArray ConnectionFile::toText() const
{
    QByteArrayList items;
    for (const Entry &entry : m_entries)
        items.append("        " + entry.text);
    const auto quoted = [](const QString &name) { return json::write(name, json::Layout::Compact); };
    QByteArrayList members{"\"connections\": [\n" + items.join(",\n") + "\n    ]",
                           "\"current\": " + quoted(current), "\"schema\": " + QByteArray::number(version)};
    for (const auto &[name, text] : m_others)
        members.append(quoted(name) + ": " + text);
    return "{\n    " + members.join(",\n    ") + "\n}\n";
}

QList<aws::Connection> ConnectionFile::connections() const
{
    QList<aws::Connection> known;
    for (const Entry &entry : m_entries) {
        if (entry.connection)
            known.append(*entry.connection);
    }
    return known;
}

qsizetype ConnectionFile::indexOf(const QString &id) const
{
    const auto found = std::ranges::find_if(
        m_entries, [&](const Entry &entry) { return entry.connection && entry.connection->id == id; });
    return found == m_entries.cend() ? -1 : std::distance(m_entries.cbegin(), found);
}

void ConnectionFile::change(const aws::Connection &before, const aws::Connection &after)
{
    const qsizetype at = indexOf(after.id);
    Entry entry = at < 0 ? Entry() : m_entries.at(at);
    const QJsonObject from = at < 0 ? QJsonObject() : toJson(before);
    const QJsonObject to = toJson(after);
    for (auto it = from.constBegin(); it != from.constEnd(); ++it) {
        if (!to.contains(it.key()))
            entry.object.remove(it.key());
    }
    for (auto it = to.constBegin(); it != to.constEnd(); ++it) {
        if (from.value(it.key()) != it.value())
            entry.object.insert(it.key(), it.value());
    }
    entry.connection = connectionFromJson(entry.object);
    entry.text = itemText(entry.object);
    if (at < 0)
        m_entries.append(entry);
    else
        m_entries[at] = entry;
}

void ConnectionFile::remove(const QString &id)
{
    m_entries.removeIf([&](const Entry &entry) { return entry.connection && entry.connection->id == id; });
}

void ConnectionFile::move(const QString &id, int steps)
{
    const QList<aws::Connection> known = connections();
    const auto found = std::ranges::find(known, id, &aws::Connection::id);
    if (found == known.cend())
        return;
    const qsizetype to =
        std::clamp<qsizetype>(std::distance(known.cbegin(), found) + steps, 0, known.size() - 1);
    m_entries.move(indexOf(id), indexOf(known.at(to).id));
}

void ConnectionFile::setSandbox(const aws::Connection &sandbox)
{
    const qsizetype at = indexOf(sandbox.id);
    if (at < 0) {
        const QJsonObject object = toJson(sandbox);
        m_entries.prepend({.connection = sandbox, .text = itemText(object), .object = object});
        return;
    }
    const QString color = m_entries.at(at).connection->color;
    m_entries[at].connection = sandbox;
    if (!color.isEmpty())
        m_entries[at].connection->color = color;
}

} // namespace fleetwright::storage
