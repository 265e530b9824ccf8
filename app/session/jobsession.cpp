// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/jobsession.h"

#include "app/base/logging.h"

namespace fleetwright::session
{

JobSession::JobSession(const Needs &needs, std::unique_ptr<storage::DraftSlot> slot, QObject *parent)
    : QObject(parent), m_needs(needs), m_context(m_job, needs.connection, needs.clock),
      m_groups(m_job, needs.connection, needs.clients), m_names(m_job, needs.connection, needs.clients),
      m_forecaster(m_job, needs.clock), m_startName(tr("an empty job")), m_opened(needs.clock.utcNow()),
      m_keeper(std::move(slot), [this] { return draft(); })
{
    connect(&m_job, &job::JobModel::valueChanged, &m_keeper, &DraftKeeper::touch);
    connect(m_job.undoStack(), &QUndoStack::cleanChanged, &m_keeper, &DraftKeeper::touch);
    connect(this, &JobSession::changed, &m_keeper, &DraftKeeper::touch);
    connect(&m_keeper, &DraftKeeper::failed, this, &JobSession::draftFailed);
    connect(&m_keeper, &DraftKeeper::recovered, this, &JobSession::draftRecovered);
}

JobSession::~JobSession()
{
    m_keeper.flush();
}

void JobSession::begin(const job::JobDocument &document, const QString &startName)
{
    m_job.reset(document);
    setStart(document, startName);
}

void JobSession::setStart(const job::JobDocument &start, const QString &name)
{
    m_start = start;
    m_startName = name;
    qCInfo(logging::session).noquote() << "the job began as" << m_startName << m_file.path();
    emit started(m_start, m_startName);
    emit changed();
}

void JobSession::startFrom(const storage::JobTemplate &chosen)
{
    m_templateId = chosen.id;
    m_title = tr("New job from %1").arg(chosen.name);
    begin(chosen.document, tr("the template %1").arg(chosen.name));
}

void JobSession::startFrom(const job::JobDocument &document, const QString &name)
{
    begin(document, name);
}

void JobSession::startFrom(const JobFile::Opened &opened)
{
    m_file = opened.file;
    if (m_file.isNone()) {
        m_sourceName = opened.name;
        m_title = opened.name;
    }
    begin(opened.document, tr("the file %1").arg(m_file.isNone() ? opened.name : m_file.name()));
}

void JobSession::restore(const storage::Draft &draft)
{
    if (!draft.filePath.isEmpty())
        m_file = JobFile(draft.filePath, draft.fileDigest);
    if (!m_file.isNone() && m_file.digest().isEmpty()) {
        // Kept by a former version, which did not note what the file held
        if (const auto opened = JobFile::open(m_file.path()); opened && opened->document == draft.document)
            m_file = opened->file;
    }
    m_title = draft.title;
    m_templateId = draft.templateId;
    m_brokenText = draft.jsonText;
    if (draft.opened.isValid())
        m_opened = draft.opened;
    m_shown = draft.shown;
    m_job.reset(draft.document);
    if (draft.modified)
        m_job.undoStack()->resetClean();
    const bool isKnown = !draft.startName.isEmpty();
    setStart(isKnown ? draft.start : draft.document, isKnown ? draft.startName : tr("the kept draft"));
}

QString JobSession::title() const
{
    if (!m_file.isNone())
        return m_file.name();
    return m_title.isEmpty() ? tr("New job") : m_title;
}

Expected<void> JobSession::save(const QString &path)
{
    const Expected<JobFile> written = JobFile::write(path, m_job.document());
    if (!written)
        return tl::unexpected(written.error());
    m_file = *written;
    m_job.endMerging();
    m_job.undoStack()->setClean();
    setStart(m_job.document(), tr("the file %1").arg(m_file.name()));
    emit saved(m_file.path());
    return {};
}

Expected<void> JobSession::reload()
{
    const Expected<JobFile::Opened> opened = JobFile::open(m_file.path());
    if (!opened)
        return tl::unexpected(opened.error());
    if (opened->file.isNone())
        return failure(
            tr("%1 holds the job in another form now: open it as a job of its own.").arg(m_file.name()));
    m_file = opened->file;
    m_job.replace(opened->document, tr("Reload %1").arg(m_file.name()));
    m_job.undoStack()->setClean();
    setStart(opened->document, tr("the file %1").arg(m_file.name()));
    return {};
}

void JobSession::setBrokenText(const QString &text)
{
    if (text == m_brokenText)
        return;
    m_brokenText = text;
    m_keeper.touch();
}

bool JobSession::isUntouched() const
{
    return !draft() && m_job.undoStack()->count() == 0;
}

void JobSession::markShown()
{
    m_shown = m_needs.clock.utcNow();
    m_keeper.touch();
}

Expected<void> JobSession::close()
{
    m_keeper.touch();
    if (!m_keeper.flush())
        return failure(tr("The job stays open: it cannot be kept on disk, and nothing of it is to be lost."));
    if (draft()) {
        if (Expected<void> closed = m_needs.drafts.close(*m_keeper.slot(), m_needs.clock.utcNow()); !closed)
            return closed;
    }
    m_keeper.end();
    return {};
}

std::optional<storage::Draft> JobSession::draft() const
{
    if (m_job.document() == job::JobDocument() && m_brokenText.isEmpty() && m_file.isNone())
        return std::nullopt;
    return storage::Draft{.document = m_job.document(),
                          .jsonText = m_brokenText,
                          .title = title(),
                          .filePath = m_file.path(),
                          .fileDigest = m_file.digest(),
                          .templateId = m_templateId,
                          .start = m_start,
                          .startName = m_startName,
                          .modified = m_job.isModified(),
                          .opened = m_opened,
                          .shown = m_shown};
}

} // namespace fleetwright::session
