// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"
#include "app/session/contextkeeper.h"
#include "app/session/draftkeeper.h"
#include "app/session/forecaster.h"
#include "app/session/groupkinds.h"
#include "app/session/jobfile.h"
#include "app/session/targetnames.h"
#include "app/storage/draftstore.h"
#include "app/storage/templatestore.h"

namespace fleetwright::session
{

/// One job being composed with all that belongs to it: where it came from, its file, its draft on disk, what
/// its rules may know, its forecast, and JSON typed for it that does not parse yet.
class JobSession : public QObject
{
    Q_OBJECT

public:
    /// What it works with; all of it outlives the session.
    struct Needs {
        const Clock &clock;
        const ConnectionInUse &connection;
        aws::ClientFactory &clients;
        const storage::DraftStore &drafts;
    };

    /// Begins with an empty job.
    JobSession(const Needs &needs, std::unique_ptr<storage::DraftSlot> slot, QObject *parent = nullptr);
    /// Writes the draft.
    ~JobSession() override;

    void startFrom(const storage::JobTemplate &chosen);
    /// A job from elsewhere, the log for one; `name` says what it is: "the submission of fw-1".
    void startFrom(const job::JobDocument &document, const QString &name);
    void startFrom(const JobFile::Opened &opened);
    /// Continues where the draft was left.
    void restore(const storage::Draft &draft);

    [[nodiscard]] job::JobModel &job() { return m_job; }
    [[nodiscard]] const job::JobModel &job() const { return m_job; }
    [[nodiscard]] Forecaster &forecaster() { return m_forecaster; }
    [[nodiscard]] GroupKinds &groups() { return m_groups; }
    [[nodiscard]] TargetNames &names() { return m_names; }

    /// What the job is called: its file's or template's name, else "New job".
    [[nodiscard]] QString title() const;
    /// The name, without its ending, of the file in another form that the job was read from; else empty.
    [[nodiscard]] const QString &sourceName() const { return m_sourceName; }
    [[nodiscard]] const JobFile &file() const { return m_file; }
    [[nodiscard]] QString templateId() const { return m_templateId; }
    /// What changes are counted from, and what that is: "the file job.json".
    [[nodiscard]] const job::JobDocument &start() const { return m_start; }
    [[nodiscard]] QString startName() const { return m_startName; }
    void setStart(const job::JobDocument &start, const QString &name);

    /// Writes the job to `path`, whatever is there now; from then on it is the job's file.
    [[nodiscard]] Expected<void> save(const QString &path);
    /// Takes what the file holds now, as one step that can be undone.
    [[nodiscard]] Expected<void> reload();

    /// What was typed as JSON and does not parse; empty: the job is all there is.
    [[nodiscard]] QString brokenText() const { return m_brokenText; }
    void setBrokenText(const QString &text);

    /// True for a new job in which nothing was done yet: nothing is lost with it.
    [[nodiscard]] bool isUntouched() const;
    /// It is the one in the window now.
    void markShown();
    /// Writes the draft now. False where it cannot be.
    bool flush() { return m_keeper.flush(); }
    /// Ends the work on it: the draft goes among the closed ones, where it holds something. Fails where it
    /// cannot be kept; then nothing changes.
    [[nodiscard]] Expected<void> close();

signals:
    /// File or title changed.
    void changed();
    /// What changes are counted from is now this.
    void started(const fleetwright::job::JobDocument &start, const QString &name);
    void saved(const QString &path);
    /// The draft could not be written; told once until it can be again.
    void draftFailed(const QString &message);
    void draftRecovered();

private:
    void begin(const job::JobDocument &document, const QString &startName);
    [[nodiscard]] std::optional<storage::Draft> draft() const;

    Needs m_needs;
    job::JobModel m_job;
    ContextKeeper m_context;
    GroupKinds m_groups;
    TargetNames m_names;
    Forecaster m_forecaster;
    JobFile m_file;
    QString m_title;
    QString m_sourceName; ///< of a file in another form that it was read from
    QString m_templateId;
    job::JobDocument m_start;
    QString m_startName;
    QString m_brokenText;
    QDateTime m_opened;
    QDateTime m_shown;
    DraftKeeper m_keeper;
};

} // namespace fleetwright::session
