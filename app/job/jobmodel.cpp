// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobmodel.h"

#include "app/job/replacecommand.h"
#include "app/job/rules.h"
#include "app/job/safefixes.h"
#include "app/json/edit.h"
#include "app/schema/createjobspec.h"

#include <QJsonArray>

#include <algorithm>

namespace fleetwright::job
{

JobModel::JobModel(QObject *parent) : QObject(parent)
{
    check();
}

void JobModel::setValue(const json::Pointer &at, const QJsonValue &value)
{
    if (m_document.value(at) == value)
        return;
    push(at, m_document.with(at, value), tr("Change of %1").arg(schema::pathLabel(schema::createJob(), at)),
         true);
}

void JobModel::insertItem(const json::Pointer &list, qsizetype at, const QJsonValue &value)
{
    insertItems(list, at, {value});
}

void JobModel::insertItems(const json::Pointer &list, qsizetype at, const QList<QJsonValue> &values)
{
    if (values.isEmpty())
        return;
    QJsonArray items = m_document.value(list).toArray();
    qsizetype position = std::clamp(at, qsizetype(0), items.size());
    for (const QJsonValue &value : values)
        items.insert(position++, value);
    push(list, m_document.with(list, items),
         tr("Addition to %1").arg(schema::pathLabel(schema::createJob(), list)), false);
}

void JobModel::removeItem(const json::Pointer &list, qsizetype at)
{
    QJsonArray items = m_document.value(list).toArray();
    if (at < 0 || at >= items.size())
        return;
    items.removeAt(at);
    JobDocument after = m_document.with(list, items);
    if (items.isEmpty()) {
        json::Pointer emptied = list;
        while (emptied.depth() > 1 && m_document.value(emptied.parent()).toObject().size() == 1)
            emptied = emptied.parent();
        after = m_document.with(emptied, QJsonValue::Undefined);
    }
    push(list, after, tr("Removal from %1").arg(schema::pathLabel(schema::createJob(), list)), false);
}

void JobModel::moveItem(const json::Pointer &list, qsizetype from, qsizetype to)
{
    QJsonArray items = m_document.value(list).toArray();
    if (from == to || from < 0 || to < 0 || from >= items.size() || to >= items.size())
        return;
    const QJsonValue moved = items.takeAt(from);
    items.insert(to, moved);
    push(list, m_document.with(list, items),
         tr("Move in %1").arg(schema::pathLabel(schema::createJob(), list)), false);
}

void JobModel::apply(const QList<schema::Edit> &edits, const QString &name)
{
    if (edits.isEmpty())
        return;
    json::Pointer common = edits.constFirst().at;
    for (const schema::Edit &edit : edits) {
        while (!common.contains(edit.at))
            common = common.parent();
    }
    push(common, m_document.with(edits), name, false);
}

void JobModel::applySafeFixes()
{
    const JobDocument after = withSafeFixes(m_document, m_context);
    push({}, after, tr("Fix of what is certain"), false);
}

Expected<void, json::SyntaxError> JobModel::setBodyText(const QByteArray &text)
{
    const Expected<JobDocument, json::SyntaxError> parsed = JobDocument::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const QJsonValue id = m_document.root().value(QLatin1StringView("jobId"));
    const json::Pointer idPlace({QStringLiteral("jobId")});
    if (m_notesSession != m_session) {
        m_notesBefore = m_document.notes();
        m_rootBefore = m_document.root();
        m_notesSession = m_session;
    }
    JobDocument after = parsed->has(idPlace) ? *parsed : parsed->with(idPlace, id);
    EditorNotes notes = m_notesBefore.following(m_rootBefore, after.root());
    notes.add(parsed->notes());
    after = after.with(std::move(notes));
    if (after == m_document)
        return {};
    emit aboutToBeReplaced();
    push({}, after, tr("Edit of the JSON"), true);
    return {};
}

void JobModel::replace(const JobDocument &document, const QString &name)
{
    if (document == m_document)
        return;
    emit aboutToBeReplaced();
    push({}, document, name, false);
}

void JobModel::reset(const JobDocument &document)
{
    m_undo.clear();
    m_serverProblems.clear();
    endMerging();
    emit aboutToBeReplaced();
    show(document, {});
}

void JobModel::endMerging()
{
    ++m_session;
}

schema::Problems JobModel::problemsAt(const json::Pointer &at) const
{
    schema::Problems found;
    std::ranges::copy_if(m_problems, std::back_inserter(found),
                         [&](const schema::Problem &p) { return p.at == at; });
    return found;
}

qsizetype JobModel::count(schema::Severity severity) const
{
    return std::ranges::count(m_problems, severity, &schema::Problem::severity);
}

void JobModel::setServerProblems(schema::Problems problems)
{
    m_serverProblems = std::move(problems);
    check();
}

void JobModel::setContext(const RuleContext &context)
{
    m_context = context;
    check();
    emit contextChanged();
}

void JobModel::push(const json::Pointer &at, const JobDocument &after, const QString &name, bool merges)
{
    if (after == m_document)
        return;
    if (!merges)
        endMerging();
    m_undo.push(new ReplaceCommand(*this, {at, m_document, after, merges ? m_session : -1}, name));
    if (!merges)
        endMerging();
}

void JobModel::show(const JobDocument &document, const json::Pointer &at)
{
    m_document = document;
    m_serverProblems.removeIf(
        [&](const schema::Problem &problem) { return problem.at.contains(at) || at.contains(problem.at); });
    // Views of a list first learn its items, then what is wrong with them
    const bool problemsDiffer = recheck();
    emit valueChanged(at);
    if (problemsDiffer)
        emit problemsChanged();
}

void JobModel::check()
{
    if (recheck())
        emit problemsChanged();
}

bool JobModel::recheck()
{
    schema::Problems problems = checkCreateJob(m_document.root(), m_context);
    problems += m_serverProblems;
    if (problems == m_problems)
        return false;
    m_problems = std::move(problems);
    return true;
}

} // namespace fleetwright::job
