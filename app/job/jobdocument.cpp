// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobdocument.h"

#include "app/json/edit.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>

namespace fleetwright::job
{

QStringList JobDocument::tableOrder(const json::Pointer &at, QStringList members)
{
    return schema::inTableOrder(schema::createJob(), at, std::move(members));
}

Expected<JobDocument, json::SyntaxError> JobDocument::parse(const QByteArray &text)
{
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (!parsed->root.isObject()) {
        return tl::unexpected(json::SyntaxError{QCoreApplication::translate(
            "JobDocument", "A job is a JSON object: it starts with { and ends with }.")});
    }
    return inFile(*parsed);
}

JobDocument JobDocument::inFile(const json::ParsedText &text, const json::Pointer &at)
{
    EditorNotes::Separated separated =
        EditorNotes::separate(json::valueAt(text.root, at).toObject(), text.map, at);
    JobDocument document(std::move(separated.request));
    document.m_notes = std::move(separated.notes);
    return document;
}

QJsonValue JobDocument::value(const json::Pointer &at) const
{
    return json::valueAt(m_root, at);
}

QString JobDocument::jobId() const
{
    return m_root.value(QLatin1StringView("jobId")).toString();
}

JobDocument JobDocument::with(const json::Pointer &at, const QJsonValue &value) const
{
    JobDocument after(json::withValue(m_root, at, value).toObject());
    if (!m_notes.isEmpty())
        after.m_notes = m_notes.following(m_root, after.m_root);
    return after;
}

JobDocument JobDocument::with(const QList<schema::Edit> &edits) const
{
    JobDocument after = *this;
    const schema::Edit *taken = nullptr;
    for (const schema::Edit &edit : edits) {
        if (edit.value.isUndefined())
            taken = &edit;
        const bool isMove = taken && !edit.value.isUndefined() && value(taken->at) == edit.value;
        after = after.with(edit.at, edit.value);
        if (isMove)
            after.m_notes.move(taken->at, edit.at);
    }
    return after;
}

JobDocument JobDocument::with(EditorNotes notes) const
{
    JobDocument after(m_root);
    after.m_notes = std::move(notes);
    return after;
}

QByteArray JobDocument::text() const
{
    return json::write(m_root, json::Layout::Indented, tableOrder);
}

QByteArray JobDocument::fileText() const
{
    return json::write(fileRoot(), json::Layout::Indented, fileOrder());
}

QByteArray JobDocument::body() const
{
    QJsonObject root = m_root;
    for (const schema::FieldSpec &field : schema::createJob().children) {
        if (field.location != schema::Location::Body)
            root.remove(field.key);
    }
    return json::write(root, json::Layout::Indented, tableOrder);
}

} // namespace fleetwright::job
