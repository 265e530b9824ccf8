// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobdocument.h"

#include "app/json/edit.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>

namespace fleetwright::job
{

namespace
{

QStringList tableOrder(const json::Pointer &at, QStringList members)
{
    return schema::inTableOrder(schema::createJob(), at, std::move(members));
}

} // namespace

Expected<JobDocument, json::SyntaxError> JobDocument::parse(const QByteArray &text)
{
    const Expected<json::ParsedText, json::SyntaxError> parsed = json::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (!parsed->root.isObject()) {
        return tl::unexpected(json::SyntaxError{QCoreApplication::translate(
            "JobDocument", "A job is a JSON object: it starts with { and ends with }.")});
    }
    return JobDocument(parsed->root.toObject());
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
    return JobDocument(json::withValue(m_root, at, value).toObject());
}

QByteArray JobDocument::text() const
{
    return json::write(m_root, json::Layout::Indented, tableOrder);
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
