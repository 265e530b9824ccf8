// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/exchange.h"
#include "app/job/jobmodel.h"
#include "app/storage/draftstore.h"
#include "app/storage/settings.h"
#include "app/storage/templatestore.h"

#include <QMap>

class QUndoCommand;

namespace fleetwright::session
{

/// Where the job came from and how it gets back there: new, files, templates, the draft of last time.
/// Whatever replaces the job is one undo step, so nothing needs to be asked; undoing it also goes back to the
/// file or template that the job before came from.
class JobFiles : public QObject
{
    Q_OBJECT

public:
    JobFiles(job::JobModel &job, storage::TemplateStore &templates, storage::Settings &settings,
             QObject *parent = nullptr);

    void startNew();
    void startFrom(const storage::JobTemplate &chosen);
    /// A job from elsewhere, the log for one; `name` says whence: "the submission of fw-1".
    void startFrom(const job::JobDocument &document, const QString &name);
    /// Opens a request JSON or a --cli-input-json file. Where it cannot be read, nothing changes and failed()
    /// tells.
    bool open(const QString &path);
    /// Writes to `path` atomically, in `format`; from then on it is the job's file.
    bool save(const QString &path, exchange::Format format = exchange::Format::RequestJson);
    /// Continues where the draft was left.
    void restore(const storage::Draft &draft);

    /// Empty: none.
    [[nodiscard]] QString filePath() const { return m_origin.filePath; }
    [[nodiscard]] exchange::Format format() const { return m_origin.format; }
    [[nodiscard]] QString templateId() const { return m_origin.templateId; }
    /// What the window is called after: the file's or template's name, else "New job".
    [[nodiscard]] QString title() const;
    /// Files opened or saved lately, newest first; those that are gone are left out.
    [[nodiscard]] QStringList recent() const;

signals:
    /// File, template or title changed.
    void changed();
    /// What changes are counted from is now this.
    void started(const fleetwright::job::JobDocument &start, const QString &name);
    void failed(const QString &message);

private:
    struct Origin {
        QString filePath = {};
        exchange::Format format = exchange::Format::RequestJson;
        QString templateId = {};
        QString templateName = {};
        job::JobDocument start = {};
        QString startName = {};
    };
    /// The origin of what follows a step of the undo stack.
    struct Since {
        const QUndoCommand *step = nullptr;
        Origin origin = {};
    };

    void begin(const Origin &origin, const QString &step);
    void followUndo();
    void setOrigin(const Origin &origin);
    void remember(const QString &path);
    [[nodiscard]] Expected<job::JobDocument> read(const QString &path) const;

    job::JobModel &m_job;
    storage::TemplateStore &m_templates;
    storage::Settings &m_settings;
    Origin m_origin;
    QMap<int, Since> m_since; ///< by undo index
};

} // namespace fleetwright::session
