// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/openjobs.h"
#include "ui/services.h"

#include <QHash>
#include <QMainWindow>
#include <QUndoGroup>

#include <memory>

class QStackedWidget;

namespace fleetwright::ui
{

class Commands;
class Composer;
class Dialogs;
class FileCommands;
class IdentityLabel;
class NoticeList;
class Settling;
class TopBar;

/// The shell around the open jobs: bar, menus, notices, and the panes of the current job.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Opens the jobs that were open last time.
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] session::OpenJobs &jobs() { return m_jobs; }
    /// The current job.
    [[nodiscard]] session::JobSession &session() { return m_jobs.current(); }
    [[nodiscard]] job::JobModel &job() { return session().job(); }
    /// Opens a file as another job; tells where it cannot be read.
    bool open(const QString &path);
    /// Opens the last look at the job; the same as the command.
    void review();
    /// Tells something that is not as it should be, until it is closed.
    void warn(const QString &text);
    /// Writes all drafts now.
    void flush();

signals:
    /// The window has been on the screen once.
    void painted();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void buildPage();
    void connectJobs();
    void connectCommands();
    void connectDialogs();
    void restoreLook();

    [[nodiscard]] Composer &composer();
    [[nodiscard]] Composer &makeComposer(session::JobSession &session);
    void showCurrent();
    void forget(session::JobSession *session);
    void refreshTitle();
    void refreshConnection();

    Services m_services;
    session::OpenJobs m_jobs;
    QUndoGroup m_undo;
    Commands *m_commands;
    Dialogs *m_dialogs;
    TopBar *m_bar;
    NoticeList *m_notices;
    QStackedWidget *m_stack;
    IdentityLabel *m_identity;
    FileCommands *m_files;
    Settling *m_settling;
    QHash<const session::JobSession *, Composer *> m_composers;
    QByteArray m_panes; ///< how the panes share the window
    bool m_painted = false;
    std::unique_ptr<QWidget> m_page; ///< the last member: it goes while all that it speaks to is there
};

} // namespace fleetwright::ui
