// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"
#include "app/job/rulecontext.h"
#include "app/schema/problem.h"

#include <QObject>
#include <QUndoStack>

namespace fleetwright::job
{

/// The job being composed, with one undo stack for every way to edit it. Each edit checks the whole document
/// and is told with one valueChanged; views re-read what lies at, above or below the place.
class JobModel : public QObject
{
    Q_OBJECT

public:
    explicit JobModel(QObject *parent = nullptr);

    [[nodiscard]] const JobDocument &document() const { return m_document; }
    [[nodiscard]] QJsonValue value(const json::Pointer &at) const { return m_document.value(at); }

    /// Replaces one value; Undefined takes it out. Edits of the same place in a row become one undo step
    /// until endMerging(); one that leads back to the start takes the step away. Nothing happens where it is
    /// equal.
    void setValue(const json::Pointer &at, const QJsonValue &value);
    void remove(const json::Pointer &at) { setValue(at, QJsonValue::Undefined); }
    void insertItem(const json::Pointer &list, qsizetype at, const QJsonValue &value);
    /// Several at once, as one step.
    void insertItems(const json::Pointer &list, qsizetype at, const QList<QJsonValue> &values);
    /// Takes the item out; with the last one the list goes as well, and what then would be left empty around
    /// it.
    void removeItem(const json::Pointer &list, qsizetype at);
    void moveItem(const json::Pointer &list, qsizetype from, qsizetype to);
    /// Applies several edits as one step called `name`.
    void apply(const QList<schema::Edit> &edits, const QString &name);

    /// Applies all fixes that lose nothing, and those that become possible with them, as one step.
    void applySafeFixes();

    /// Replaces the body (all but jobId) by what was typed as JSON. A `jobId` in it is taken over; without
    /// one the present id stays, and the notes stay: those in it are added. Merges like setValue. What does
    /// not parse changes nothing and is returned.
    Expected<void, json::SyntaxError> setBodyText(const QByteArray &text);
    /// Replaces everything, as one step: opening a file, a template, "New". `name` is the step's name.
    void replace(const JobDocument &document, const QString &name);
    /// Starts afresh with `document`: no undo steps, unmodified.
    void reset(const JobDocument &document);

    /// The next edit is a step of its own: the focus left a field, a command was used.
    void endMerging();

    [[nodiscard]] const schema::Problems &problems() const { return m_problems; }
    /// Those of exactly this place.
    [[nodiscard]] schema::Problems problemsAt(const json::Pointer &at) const;
    [[nodiscard]] qsizetype count(schema::Severity severity) const;
    /// What the service refused, put at its places until the next edit at or below or above each place.
    void setServerProblems(schema::Problems problems);

    [[nodiscard]] const RuleContext &context() const { return m_context; }
    /// Time passed, another connection …: checks again.
    void setContext(const RuleContext &context);

    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }
    [[nodiscard]] const QUndoStack *undoStack() const { return &m_undo; }
    /// True where there is a difference to what was last opened or saved (QUndoStack's clean state).
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }

signals:
    /// Everything is about to be replaced at once, and valueChanged() of the root follows: another job, not
    /// an edit of this one.
    void aboutToBeReplaced();
    /// The value at `at`, those above it and everything below may differ from before. The root: all of it.
    void valueChanged(const fleetwright::json::Pointer &at);
    void problemsChanged();
    /// setContext() was called: what is derived from time, time zone or connection is stale.
    void contextChanged();
    /// Undo or redo touched this place: views bring it into sight.
    void revealRequested(const fleetwright::json::Pointer &at);

private:
    friend class ReplaceCommand;
    void push(const json::Pointer &at, const JobDocument &after, const QString &name, bool merges);
    void show(const JobDocument &document, const json::Pointer &at);
    void check();
    [[nodiscard]] bool recheck();

    JobDocument m_document;
    RuleContext m_context;
    schema::Problems m_problems;
    schema::Problems m_serverProblems;
    QUndoStack m_undo;
    int m_session = 0;
    // As they were before the JSON text that is being typed in the session below
    EditorNotes m_notesBefore;
    QJsonObject m_rootBefore;
    int m_notesSession = -1;
};

} // namespace fleetwright::job
