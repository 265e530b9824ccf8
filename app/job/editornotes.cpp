// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/editornotes.h"

#include "app/json/edit.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <map>

namespace fleetwright::job
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// Takes notes out of values, from the top down.
class Separation
{
public:
    Separation(const json::SourceMap &places, const json::Pointer &base) : m_places(places), m_base(base) {}

    QJsonValue value(const QJsonValue &value, const json::Pointer &at)
    {
        if (value.isObject())
            return object(value.toObject(), at);
        if (!value.isArray())
            return value;
        QJsonArray items;
        qsizetype index = 0;
        for (const QJsonValue item : value.toArray())
            items.append(this->value(item, at / index++));
        return items;
    }

    QJsonObject object(const QJsonObject &whole, const json::Pointer &at)
    {
        QJsonObject request;
        QList<EditorNotes::Note> here;
        for (auto it = whole.begin(); it != whole.end(); ++it) {
            if (EditorNotes::isNote(at, it.key()))
                here += {.object = at, .name = it.key(), .value = it.value()};
            else
                request.insert(it.key(), value(it.value(), at / it.key()));
        }
        if (!here.isEmpty())
            place(here, request, at);
        return request;
    }

    QList<EditorNotes::Note> notes;

private:
    void place(QList<EditorNotes::Note> &found, const QJsonObject &request, const json::Pointer &at)
    {
        const json::Pointer inText(m_base.tokens() + at.tokens());
        std::map<qsizetype, QString> members;
        for (auto it = request.begin(); it != request.end(); ++it)
            members.emplace(m_places.names.value(inText / it.key()).begin, it.key());
        const auto offset = [&](const EditorNotes::Note &note) {
            return m_places.names.value(inText / note.name).begin;
        };
        std::ranges::stable_sort(found, {}, offset);
        for (EditorNotes::Note &note : found) {
            const auto next = members.upper_bound(offset(note));
            note.before = next == members.end() ? QString() : next->second;
        }
        notes += found;
    }

    const json::SourceMap &m_places;
    const json::Pointer &m_base;
};

/// Most jobs have none, and taking them out builds everything anew.
bool holdsNotes(const QJsonValue &value, bool isRoot = false)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::ranges::any_of(items, [](const QJsonValue &item) { return holdsNotes(item); });
    }
    const json::Pointer at = isRoot ? json::Pointer() : json::Pointer({QString()});
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (EditorNotes::isNote(at, it.key()) || holdsNotes(it.value()))
            return true;
    }
    return false;
}

/// How a list became another: what is alike at its ends, and where the items between went.
class ListChange
{
public:
    ListChange(QJsonArray before, QJsonArray after) : m_before(std::move(before)), m_after(std::move(after))
    {
        const qsizetype least = std::min(m_before.size(), m_after.size());
        while (m_head < least && m_before.at(m_head) == m_after.at(m_head))
            ++m_head;
        while (m_tail < least - m_head &&
               m_before.at(m_before.size() - 1 - m_tail) == m_after.at(m_after.size() - 1 - m_tail))
            ++m_tail;
    }

    /// Where the item stands now; -1 where it is gone.
    [[nodiscard]] qsizetype followed(qsizetype index) const
    {
        if (index >= m_before.size() - m_tail)
            return index + m_after.size() - m_before.size();
        const QJsonValue item = m_before.at(index);
        if (index < m_after.size() && m_after.at(index) == item)
            return index;
        for (qsizetype i = m_head; i < m_after.size() - m_tail; ++i) {
            if (m_after.at(i) == item)
                return i;
        }
        // It was edited where it stands, unless the list got shorter there
        return m_before.size() <= m_after.size() ? index : -1;
    }

private:
    QJsonArray m_before;
    QJsonArray m_after;
    qsizetype m_head = 0;
    qsizetype m_tail = 0;
};

/// The nearest object at or around `at`.
json::Pointer nearestObject(const QJsonObject &root, json::Pointer at)
{
    while (!at.isRoot() && !json::valueAt(root, at).isObject())
        at = at.parent();
    return at;
}

/// Puts `notes`, by their places, into a value.
QJsonValue joined(const QJsonValue &value, const json::Pointer &at,
                  const QHash<json::Pointer, QList<EditorNotes::Note>> &notes)
{
    if (value.isArray()) {
        QJsonArray items;
        qsizetype index = 0;
        for (const QJsonValue item : value.toArray())
            items.append(joined(item, at / index++, notes));
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject whole;
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        whole.insert(it.key(), joined(it.value(), at / it.key(), notes));
    for (const EditorNotes::Note &note : notes.value(at)) {
        QString name = note.name;
        // Two of one name come together where the object of one is gone
        for (int n = 2; whole.contains(name); ++n)
            name = u"%1 %2"_s.arg(note.name).arg(n);
        whole.insert(name, note.value);
    }
    return whole;
}

/// `members` with the names of notes where `placed` says that they stood; the rest of the names last.
QStringList withNotes(const QStringList &members, QSet<QString> names, const QList<EditorNotes::Note> &placed)
{
    const QSet<QString> all(members.begin(), members.end());
    QHash<QString, QStringList> before; // by the member that follows
    QStringList ordered;
    QStringList last;
    for (const EditorNotes::Note &note : placed) {
        if (!names.remove(note.name))
            continue;
        if (note.before.isEmpty())
            last += note.name;
        else if (all.contains(note.before))
            before[note.before] += note.name;
        else
            ordered += note.name;
    }
    for (const QString &name : members) {
        ordered += before.value(name);
        ordered += name;
    }
    QStringList others(names.begin(), names.end());
    others.sort();
    return ordered + last + others;
}

} // namespace

bool EditorNotes::isNote(const json::Pointer &object, QStringView name)
{
    return (object.isRoot() && name == "$schema"_L1) || name.startsWith("//"_L1) ||
           name.startsWith("_comment"_L1);
}

EditorNotes::Separated EditorNotes::separate(const QJsonObject &whole, const json::SourceMap &places,
                                             const json::Pointer &at)
{
    if (!holdsNotes(whole, true))
        return {whole, {}};
    Separation separation(places, at);
    QJsonObject request = separation.object(whole, {});
    EditorNotes notes;
    notes.m_notes = std::move(separation.notes);
    return {std::move(request), std::move(notes)};
}

void EditorNotes::add(const EditorNotes &later)
{
    QHash<std::pair<json::Pointer, QString>, qsizetype> own;
    for (const Note &note : std::as_const(m_notes))
        own.insert({note.object, note.name}, own.size());
    for (const Note &note : later.m_notes) {
        const auto same = own.constFind({note.object, note.name});
        if (same == own.cend())
            m_notes += note;
        else
            m_notes[*same] = note;
    }
}

EditorNotes EditorNotes::following(const QJsonObject &before, const QJsonObject &after) const
{
    EditorNotes followed = *this;
    QHash<json::Pointer, ListChange> lists;
    for (Note &note : followed.m_notes) {
        QStringList tokens = note.object.tokens();
        QJsonValue old = before;
        QJsonValue now = after;
        for (qsizetype i = 0; i < tokens.size(); ++i) {
            const json::Pointer step({tokens.at(i)});
            if (old.isArray() && now.isArray() && step.index() >= 0 && step.index() < old.toArray().size()) {
                const json::Pointer list = note.object.first(i);
                auto change = lists.constFind(list);
                if (change == lists.cend())
                    change = lists.insert(list, ListChange(old.toArray(), now.toArray()));
                const qsizetype index = change->followed(step.index());
                if (index < 0) {
                    tokens = nearestObject(after, json::Pointer(tokens.first(i))).tokens();
                    note.before.clear();
                    break;
                }
                now = now.toArray().at(index);
                tokens[i] = QString::number(index);
            } else {
                now = json::valueAt(now, step);
            }
            old = json::valueAt(old, step);
        }
        note.object = json::Pointer(std::move(tokens));
    }
    return followed;
}

void EditorNotes::move(const json::Pointer &from, const json::Pointer &to)
{
    for (Note &note : m_notes) {
        if (from.contains(note.object))
            note.object = json::Pointer(to.tokens() + note.object.tokens().mid(from.depth()));
        else if (note.object == from.parent() && note.before == from.leaf() && to.parent() == from.parent())
            note.before = to.leaf();
    }
}

QJsonObject EditorNotes::joinedTo(const QJsonObject &request) const
{
    if (isEmpty())
        return request;
    QHash<json::Pointer, QList<Note>> placed;
    QList<Note> homeless;
    for (const Note &note : m_notes) {
        const bool isHome = json::valueAt(request, note.object).isObject();
        (isHome ? placed[note.object] : homeless) += note;
    }
    // After those that stand there, which keep their names
    for (const Note &note : std::as_const(homeless))
        placed[nearestObject(request, note.object)] += note;
    return joined(request, {}, placed).toObject();
}

json::MemberOrder EditorNotes::order(const json::MemberOrder &others) const
{
    QHash<json::Pointer, QList<Note>> byObject;
    for (const Note &note : m_notes)
        byObject[note.object] += note;
    return [byObject = std::move(byObject), others](const json::Pointer &at, QStringList members) {
        QSet<QString> notes;
        members.removeIf([&](const QString &name) {
            const bool isOne = isNote(at, name);
            if (isOne)
                notes.insert(name);
            return isOne;
        });
        members = others(at, std::move(members));
        return notes.isEmpty() ? members : withNotes(members, notes, byObject.value(at));
    };
}

} // namespace fleetwright::job
