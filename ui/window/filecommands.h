// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/openjobs.h"
#include "ui/common/filedialogs.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace fleetwright::ui
{

class Commands;
class Composer;
class Dialogs;
class NoticeList;

/// What the File menu does: begins, opens, saves, closes jobs and brings closed ones back.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        session::OpenJobs &jobs;
        Commands &commands;
        Dialogs &dialogs;
        NoticeList &notices;
        storage::TemplateStore &templates;
        std::function<Composer &()> composer; ///< of the current job
    };

    /// Whether a text was given to be a job, or to stand in one.
    enum class Meant : quint8 { AsJob, Within };

    /// All parts outlive it.
    FileCommands(const Parts &parts, const FileDialogs &files, QWidget &window);

    /// Opens the file; tells where it cannot be read.
    bool open(const QString &path);
    /// Fills `menu` with the templates, each of which begins a job.
    void fillTemplates(QMenu &menu);
    void askSave();
    /// Offers to take over a text that is a job. Where it is none, that is told if the text was meant as one.
    void offer(const QString &text, Meant meant);

private:
    void askOpen();
    void closeCurrent();
    void reopen(const QString &id);
    void reopenLast();
    void fillRecent();
    void fillOpen();
    void fillClosed();
    /// Where a file dialog begins: beside the job's file, else beside the one used last.
    [[nodiscard]] QString folder() const;
    void tell(const QString &topic, const Expected<void> &done);
    void tellRemarks(QStringList remarks);

    Parts m_parts;
    FileDialogs m_files;
    QWidget &m_window;
};

} // namespace fleetwright::ui
