// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"
#include "app/json/writer.h"

#include <QJsonObject>

namespace fleetwright::job
{

/// What a job file holds for editors and readers and not for the service: `$schema` at the top, and members
/// that start with `//` or `_comment` anywhere. They are no part of the request; they go back into the file.
class EditorNotes
{
public:
    struct Note {
        json::Pointer object = {}; ///< the object that it stands in
        QString name = {};
        QJsonValue value = {};
        QString before = {}; ///< the member of the request that follows it; empty: none does

        bool operator==(const Note &) const = default;
    };
    struct Separated;

    /// Takes the notes out of `whole`, which stands at `at` in a text that `places` speaks of.
    [[nodiscard]] static Separated separate(const QJsonObject &whole, const json::SourceMap &places,
                                            const json::Pointer &at = {});
    [[nodiscard]] static bool isNote(const json::Pointer &object, QStringView name);

    [[nodiscard]] bool isEmpty() const { return m_notes.isEmpty(); }
    [[nodiscard]] qsizetype count() const { return m_notes.size(); }
    [[nodiscard]] const QList<Note> &notes() const { return m_notes; }

    /// Those of `later` as well; they replace notes of their name and place.
    void add(const EditorNotes &later);
    /// The notes after `before` became `after`: those in list items go with their item, those of an item that
    /// is gone to what the list stands in.
    [[nodiscard]] EditorNotes following(const QJsonObject &before, const QJsonObject &after) const;
    /// What stood in the object `from` stands in `to` now.
    void move(const json::Pointer &from, const json::Pointer &to);

    /// `request` with the notes in it; one whose object is not there stands in the nearest around it.
    [[nodiscard]] QJsonObject joinedTo(const QJsonObject &request) const;
    /// The order of the members in joinedTo(): notes where they stood, the others as `others` has them.
    [[nodiscard]] json::MemberOrder order(const json::MemberOrder &others) const;

    bool operator==(const EditorNotes &) const = default;

private:
    QList<Note> m_notes;
};

struct EditorNotes::Separated {
    QJsonObject request;
    EditorNotes notes;
};

} // namespace fleetwright::job
