// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/jobfiles.h"

#include "app/base/logging.h"
#include "app/storage/atomicfile.h"

#include <QDir>
#include <QFileInfo>

#include <iterator>

namespace fleetwright::session
{

namespace
{

constexpr qsizetype mostRecent = 8;

} // namespace

JobFiles::JobFiles(job::JobModel &job, storage::TemplateStore &templates, storage::Settings &settings,
                   QObject *parent)
    : QObject(parent), m_job(job), m_templates(templates), m_settings(settings)
{
    m_origin.startName = tr("an empty job");
    m_since.insert(0, {nullptr, m_origin});
    connect(m_job.undoStack(), &QUndoStack::indexChanged, this, &JobFiles::followUndo);
}

void JobFiles::begin(const Origin &origin, const QString &step)
{
    m_job.endMerging();
    m_job.replace(origin.start, step);
    m_job.endMerging();
    QUndoStack *stack = m_job.undoStack();
    const int index = stack->index();
    m_since.insert(index, {index > 0 ? stack->command(index - 1) : nullptr, origin});
    stack->setClean();
    setOrigin(origin);
}

void JobFiles::followUndo()
{
    const QUndoStack *stack = m_job.undoStack();
    // Steps that were undone and then typed over are gone, and with them what began there.
    m_since.removeIf([stack](const std::pair<const int &, Since &> &entry) {
        return entry.first > 0 &&
               (entry.first > stack->count() || stack->command(entry.first - 1) != entry.second.step);
    });
    const Origin &origin = std::prev(m_since.upperBound(stack->index()))->origin;
    if (origin.filePath != m_origin.filePath || origin.templateId != m_origin.templateId ||
        origin.start != m_origin.start)
        setOrigin(origin);
}

void JobFiles::setOrigin(const Origin &origin)
{
    m_origin = origin;
    qCInfo(logging::session).noquote() << "the job began as" << origin.startName << origin.filePath;
    emit started(m_origin.start, m_origin.startName);
    emit changed();
}

void JobFiles::startNew()
{
    Origin origin;
    origin.startName = tr("an empty job");
    begin(origin, tr("New job"));
}

void JobFiles::startFrom(const storage::JobTemplate &chosen)
{
    Origin origin;
    origin.templateId = chosen.id;
    origin.templateName = chosen.name;
    origin.start = chosen.document;
    origin.startName = tr("the template %1").arg(chosen.name);
    begin(origin, tr("Open template %1").arg(chosen.name));
}

void JobFiles::startFrom(const job::JobDocument &document, const QString &name)
{
    Origin origin;
    origin.start = document;
    origin.startName = name;
    begin(origin, tr("Open %1").arg(name));
}

Expected<job::JobDocument> JobFiles::read(const QString &path) const
{
    const Expected<QByteArray> text = storage::readWhole(path, exchange::largestText);
    if (!text)
        return tl::unexpected(text.error());
    auto document = exchange::read(*text);
    if (!document)
        return failure(tr("%1, line %2, column %3: %4")
                           .arg(QDir::toNativeSeparators(path))
                           .arg(document.error().position.line)
                           .arg(document.error().position.column)
                           .arg(document.error().message));
    return std::move(*document);
}

bool JobFiles::open(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const Expected<job::JobDocument> document = read(whole);
    if (!document) {
        emit failed(document.error().message);
        return false;
    }
    Origin origin;
    origin.filePath = whole;
    origin.start = *document;
    const QString name = QFileInfo(whole).fileName();
    origin.startName = tr("the file %1").arg(name);
    remember(whole);
    begin(origin, tr("Open %1").arg(name));
    return true;
}

bool JobFiles::save(const QString &path, exchange::Format format)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const QByteArray text = exchange::write(m_job.document(), format, {});
    if (text.size() > exchange::largestText) {
        emit failed(tr("The job is larger than 1 MiB, which could not be opened again: it was not saved."));
        return false;
    }
    if (const Expected<void> written = storage::writeNamed(whole, text); !written) {
        emit failed(written.error().message);
        return false;
    }
    remember(whole);
    m_job.endMerging();
    m_job.undoStack()->setClean();
    Origin &origin = std::prev(m_since.upperBound(m_job.undoStack()->index()))->origin;
    origin.filePath = whole;
    origin.format = format;
    origin.start = m_job.document();
    origin.startName = tr("the file %1").arg(QFileInfo(whole).fileName());
    setOrigin(origin);
    return true;
}

void JobFiles::restore(const storage::Draft &draft)
{
    Origin origin;
    origin.startName = tr("an empty job");
    origin.filePath = draft.filePath;
    if (!origin.filePath.isEmpty()) {
        if (const auto document = read(origin.filePath)) {
            origin.start = *document;
            origin.startName = tr("the file %1").arg(QFileInfo(origin.filePath).fileName());
        }
    } else if (!draft.templateId.isEmpty()) {
        if (const auto chosen = m_templates.load(draft.templateId)) {
            origin.templateId = chosen->id;
            origin.templateName = chosen->name;
            origin.start = chosen->document;
            origin.startName = tr("the template %1").arg(chosen->name);
        }
    }
    m_job.reset(draft.document);
    if (draft.modified)
        m_job.undoStack()->resetClean();
    m_since = {{0, {nullptr, origin}}};
    setOrigin(origin);
}

QString JobFiles::title() const
{
    if (!m_origin.filePath.isEmpty())
        return QFileInfo(m_origin.filePath).fileName();
    return m_origin.templateId.isEmpty() ? tr("New job") : tr("New job from %1").arg(m_origin.templateName);
}

QStringList JobFiles::recent() const
{
    QStringList paths = m_settings.get(storage::settings::recentFiles);
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void JobFiles::remember(const QString &path)
{
    QStringList paths = m_settings.get(storage::settings::recentFiles);
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.set(storage::settings::recentFiles, paths.mid(0, mostRecent));
}

} // namespace fleetwright::session
