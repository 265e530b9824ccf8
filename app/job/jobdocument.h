// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/job/editornotes.h"
#include "app/json/pointer.h"
#include "app/json/sourcemap.h"
#include "app/schema/problem.h"

#include <QByteArray>
#include <QJsonObject>

namespace fleetwright::job
{

/// The CreateJob request that is being composed: its JSON, all 17 parameters at the top level, jobId
/// included. A value; copies share. May hold anything that JSON can, valid or not. What its file holds for
/// editors goes with it, but is no part of the request.
class JobDocument
{
public:
    JobDocument() = default;
    explicit JobDocument(QJsonObject root) : m_root(std::move(root)) {}

    /// Reads a whole request (with or without `jobId`); a text that is no JSON object is refused with its
    /// place.
    [[nodiscard]] static Expected<JobDocument, json::SyntaxError> parse(const QByteArray &text);
    /// The one that fileRoot() gave, which stands at `at` in `text`.
    [[nodiscard]] static JobDocument inFile(const json::ParsedText &text, const json::Pointer &at = {});

    /// The request, without the notes.
    [[nodiscard]] const QJsonObject &root() const { return m_root; }
    [[nodiscard]] const EditorNotes &notes() const { return m_notes; }
    [[nodiscard]] QJsonValue value(const json::Pointer &at) const;
    [[nodiscard]] bool has(const json::Pointer &at) const { return !value(at).isUndefined(); }
    [[nodiscard]] bool isEmpty() const { return m_root.isEmpty(); }
    [[nodiscard]] QString jobId() const;

    /// This document with one value replaced; Undefined takes it out.
    [[nodiscard]] JobDocument with(const json::Pointer &at, const QJsonValue &value) const;
    /// With one after the other; what is taken out at one place and put in at another is moved.
    [[nodiscard]] JobDocument with(const QList<schema::Edit> &edits) const;
    /// This document with other notes.
    [[nodiscard]] JobDocument with(EditorNotes notes) const;

    /// The whole request, indented, members in the schema's order.
    [[nodiscard]] QByteArray text() const;
    /// The same with the notes, as a job file holds it.
    [[nodiscard]] QByteArray fileText() const;
    [[nodiscard]] QJsonObject fileRoot() const { return m_notes.joinedTo(m_root); }
    /// The order in which files hold the members of fileRoot().
    [[nodiscard]] json::MemberOrder fileOrder() const { return m_notes.order(tableOrder); }
    /// The bytes sent as HTTP body: text() without the members that travel in the path (jobId).
    [[nodiscard]] QByteArray body() const;

    bool operator==(const JobDocument &) const = default;

private:
    static QStringList tableOrder(const json::Pointer &at, QStringList members);

    QJsonObject m_root;
    EditorNotes m_notes;
};

} // namespace fleetwright::job
