// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/jobsession.h"

namespace fleetwright::storage
{
class Settings;
} // namespace fleetwright::storage

namespace fleetwright::session
{

/// All jobs that are being composed in one window, and the way back to those that were closed. There is
/// always one, and one is the current one. What begins a job opens another beside those that are there; only
/// a new job in which nothing was done gives way.
class OpenJobs : public QObject
{
    Q_OBJECT

public:
    /// `settings` keeps the files used lately; both outlive it.
    OpenJobs(const JobSession::Needs &needs, storage::Settings &settings, QObject *parent = nullptr);
    /// Writes all drafts.
    ~OpenJobs() override;

    /// Opens what was open when the last window went and no other window holds; the one shown last is
    /// current. Gives what could not be read, and where it is kept.
    QList<Error> restore();

    /// In the order in which they were opened.
    [[nodiscard]] const QList<JobSession *> &sessions() const { return m_sessions; }
    [[nodiscard]] JobSession &current() const { return *m_current; }
    void setCurrent(JobSession &session);
    /// The one after or before the current one; goes round.
    void step(int by);

    void startNew();
    void startFrom(const storage::JobTemplate &chosen);
    /// A job from elsewhere; `name` says what it is: "the submission of fw-1".
    void startFrom(const job::JobDocument &document, const QString &name);
    /// Opens a file, or shows the job that was opened from it. Where it cannot be read, nothing changes.
    /// Gives what is to be told of it: its form where it is no request JSON, and what was left out.
    Expected<QStringList> open(const QString &path);

    /// Closes it; it then is the first of closed(). Fails where it cannot be kept, and stays open.
    Expected<void> close(JobSession &session);
    [[nodiscard]] QList<storage::DraftStore::Closed> closed() const;
    /// Opens a closed job again, as it was.
    Expected<void> reopen(const QString &id);

    /// Files opened or saved lately, newest first; those that are gone are left out.
    [[nodiscard]] QStringList recent() const;
    /// Writes all drafts now.
    void flush();

signals:
    void currentChanged();
    /// A job was opened or closed, or is called otherwise.
    void changed();
    /// It goes right after this: nothing may refer to it any more.
    void closing(fleetwright::session::JobSession *session);

private:
    JobSession &add(std::unique_ptr<storage::DraftSlot> slot);
    /// Makes `session` current, and lets an untouched one go that was so before.
    void show(JobSession &session);
    void drop(JobSession &session);
    void remember(const QString &path);

    JobSession::Needs m_needs;
    storage::Settings &m_settings;
    QList<JobSession *> m_sessions;
    JobSession *m_current;
};

} // namespace fleetwright::session
