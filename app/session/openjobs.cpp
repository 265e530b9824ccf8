// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/openjobs.h"

#include "app/storage/settings.h"

#include <QFileInfo>

#include <algorithm>

namespace fleetwright::session
{

namespace
{

constexpr qsizetype mostRecent = 8;

} // namespace

OpenJobs::OpenJobs(const JobSession::Needs &needs, storage::Settings &settings, QObject *parent)
    : QObject(parent), m_needs(needs), m_settings(settings), m_current(&add(needs.drafts.newSlot()))
{
}

OpenJobs::~OpenJobs()
{
    flush();
}

JobSession &OpenJobs::add(std::unique_ptr<storage::DraftSlot> slot)
{
    auto *session = new JobSession(m_needs, std::move(slot), this);
    connect(session, &JobSession::changed, this, &OpenJobs::changed);
    connect(session, &JobSession::saved, this, &OpenJobs::remember);
    m_sessions.append(session);
    return *session;
}

QList<Error> OpenJobs::restore()
{
    storage::DraftStore::Found found = m_needs.drafts.takeAll();
    QDateTime latest;
    JobSession *shown = nullptr;
    for (storage::DraftStore::Taken &taken : found.drafts) {
        JobSession &session = add(std::move(taken.slot));
        session.restore(taken.draft);
        if (!shown || taken.draft.shown > latest) {
            latest = taken.draft.shown;
            shown = &session;
        }
    }
    if (shown)
        show(*shown);
    return found.problems;
}

void OpenJobs::setCurrent(JobSession &session)
{
    if (&session == m_current)
        return;
    m_current = &session;
    m_current->markShown();
    emit currentChanged();
    emit changed();
}

void OpenJobs::show(JobSession &session)
{
    JobSession *before = m_current;
    setCurrent(session);
    if (before != &session && before->isUntouched())
        drop(*before);
}

void OpenJobs::step(int by)
{
    const qsizetype count = m_sessions.size();
    setCurrent(*m_sessions.at((m_sessions.indexOf(m_current) + by + count) % count));
}

void OpenJobs::startNew()
{
    show(add(m_needs.drafts.newSlot()));
}

void OpenJobs::startFrom(const storage::JobTemplate &chosen)
{
    JobSession &session = add(m_needs.drafts.newSlot());
    session.startFrom(chosen);
    show(session);
}

void OpenJobs::startFrom(const job::JobDocument &document, const QString &name)
{
    JobSession &session = add(m_needs.drafts.newSlot());
    session.startFrom(document, name);
    show(session);
}

Expected<QStringList> OpenJobs::open(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const auto there = std::ranges::find_if(
        m_sessions, [&](const JobSession *session) { return session->file().path() == whole; });
    if (there != m_sessions.end()) {
        show(**there);
        return QStringList();
    }
    const Expected<JobFile::Opened> opened = JobFile::open(whole);
    if (!opened)
        return tl::unexpected(opened.error());
    JobSession &session = add(m_needs.drafts.newSlot());
    session.startFrom(*opened);
    remember(whole);
    show(session);
    return opened->remarks;
}

Expected<void> OpenJobs::close(JobSession &session)
{
    if (Expected<void> closed = session.close(); !closed)
        return closed;
    if (&session == m_current) {
        const qsizetype at = m_sessions.indexOf(m_current);
        setCurrent(m_sessions.size() == 1 ? add(m_needs.drafts.newSlot())
                                          : *m_sessions.at(at > 0 ? at - 1 : at + 1));
    }
    drop(session);
    return {};
}

void OpenJobs::drop(JobSession &session)
{
    m_sessions.removeOne(&session);
    emit closing(&session);
    delete &session;
    emit changed();
}

QList<storage::DraftStore::Closed> OpenJobs::closed() const
{
    return m_needs.drafts.closed();
}

Expected<void> OpenJobs::reopen(const QString &id)
{
    Expected<storage::DraftStore::Taken> taken = m_needs.drafts.reopen(id);
    if (!taken)
        return tl::unexpected(taken.error());
    JobSession &session = add(std::move(taken->slot));
    session.restore(taken->draft);
    show(session);
    return {};
}

QStringList OpenJobs::recent() const
{
    QStringList paths = m_settings.get(storage::settings::recentFiles);
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void OpenJobs::remember(const QString &path)
{
    QStringList paths = m_settings.get(storage::settings::recentFiles);
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.set(storage::settings::recentFiles, paths.mid(0, mostRecent));
}

void OpenJobs::flush()
{
    for (JobSession *session : std::as_const(m_sessions))
        session->flush();
}

} // namespace fleetwright::session
