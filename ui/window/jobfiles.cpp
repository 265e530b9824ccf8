// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/jobfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

namespace fleetwright::ui
{

namespace
{

constexpr auto recentKey = "files/recent";
constexpr qsizetype mostRecent = 8;
constexpr qint64 mostBytes = 1024 * 1024;

} // namespace

JobFiles::JobFiles(job::JobModel &job, storage::TemplateStore &templates, QSettings &settings,
                   QObject *parent)
    : QObject(parent), m_job(job), m_templates(templates), m_settings(settings)
{
}

void JobFiles::begin(const job::JobDocument &document, const QString &step, const QString &name)
{
    m_job.endMerging();
    m_job.replace(document, step);
    m_job.endMerging();
    m_job.undoStack()->setClean();
    emit started(document, name);
    emit changed();
}

void JobFiles::startNew()
{
    m_filePath.clear();
    m_templateId.clear();
    m_format = exchange::Format::RequestJson;
    begin({}, tr("New job"), tr("an empty job"));
}

void JobFiles::startFrom(const storage::JobTemplate &chosen)
{
    m_filePath.clear();
    m_templateId = chosen.id;
    m_templateName = chosen.name;
    m_format = exchange::Format::RequestJson;
    begin(chosen.document, tr("Open template %1").arg(chosen.name), tr("the template %1").arg(chosen.name));
}

void JobFiles::startFrom(const job::JobDocument &document, const QString &name)
{
    m_filePath.clear();
    m_templateId.clear();
    m_format = exchange::Format::RequestJson;
    begin(document, tr("Open %1").arg(name), name);
}

Expected<job::JobDocument> JobFiles::read(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
    // One byte more than allowed, so that a larger file is refused rather than cut.
    const QByteArray text = file.read(mostBytes + 1);
    if (text.size() > mostBytes)
        return failure(tr("%1 is larger than 1 MiB, which no job is.").arg(QDir::toNativeSeparators(path)));
    auto document = exchange::read(text);
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
    m_filePath = whole;
    m_templateId.clear();
    m_format = exchange::Format::RequestJson;
    const QString name = QFileInfo(whole).fileName();
    remember(whole);
    begin(*document, tr("Open %1").arg(name), tr("the file %1").arg(name));
    return true;
}

bool JobFiles::save(const QString &path, exchange::Format format)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    QSaveFile file(whole);
    const QByteArray text = exchange::write(m_job.document(), format, {});
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        emit failed(tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(whole), file.errorString()));
        return false;
    }
    m_filePath = whole;
    m_format = format;
    remember(whole);
    m_job.endMerging();
    m_job.undoStack()->setClean();
    emit started(m_job.document(), tr("the file %1").arg(QFileInfo(whole).fileName()));
    emit changed();
    return true;
}

void JobFiles::restore(const storage::Draft &draft)
{
    m_filePath = draft.filePath;
    m_templateId = draft.templateId;
    m_job.reset(draft.document);
    if (draft.modified)
        m_job.undoStack()->resetClean();
    job::JobDocument start;
    QString name = tr("an empty job");
    if (!m_filePath.isEmpty()) {
        if (const auto document = read(m_filePath)) {
            start = *document;
            name = tr("the file %1").arg(QFileInfo(m_filePath).fileName());
        }
    } else if (!m_templateId.isEmpty()) {
        if (const auto chosen = m_templates.load(m_templateId)) {
            start = chosen->document;
            m_templateName = chosen->name;
            name = tr("the template %1").arg(chosen->name);
        } else {
            m_templateId.clear();
        }
    }
    emit started(start, name);
    emit changed();
}

QString JobFiles::title() const
{
    if (!m_filePath.isEmpty())
        return QFileInfo(m_filePath).fileName();
    return m_templateId.isEmpty() ? tr("New job") : tr("New job from %1").arg(m_templateName);
}

QStringList JobFiles::recent() const
{
    QStringList paths = m_settings.value(QLatin1StringView(recentKey)).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void JobFiles::remember(const QString &path)
{
    QStringList paths = m_settings.value(QLatin1StringView(recentKey)).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(QLatin1StringView(recentKey), paths.mid(0, mostRecent));
}

} // namespace fleetwright::ui
