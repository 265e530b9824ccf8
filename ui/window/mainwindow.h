// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/exchange.h"
#include "app/job/jobmodel.h"
#include "app/storage/draftstore.h"
#include "ui/services.h"

#include <QMainWindow>
#include <QPointer>

class QMenu;
class QSplitter;
class QTabWidget;

namespace fleetwright::session
{
class ContextKeeper;
class DraftKeeper;
class Forecaster;
class GroupKinds;
class JobFiles;
class TargetNames;
} // namespace fleetwright::session

namespace fleetwright::submit
{
class Settler;
} // namespace fleetwright::submit

namespace fleetwright::ui
{

class Banner;
class ChangesPane;
class Commands;
class Dialogs;
class ForecastNotes;
class ForecastPane;
class FormPage;
class IdentityLabel;
class JsonPane;
class Navigation;
class ProblemsPane;
class ReviewDialog;
class SectionList;
class TopBar;

/// Places the panes around one job and connects them. Keeps no state of the job itself.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] job::JobModel &job() { return m_job; }
    [[nodiscard]] session::JobFiles &files() { return *m_files; }
    /// Opens the last look at the job; the same as the command.
    void review();
    /// Tells something that is not as it should be, until it is closed.
    void warn(const QString &text);
    /// Writes the draft now.
    void flush();

signals:
    /// The window has been on the screen once.
    void painted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;

private:
    void buildPanes();
    void connectFileCommands();
    void connectViewCommands();
    void connectPanes();
    void connectKeepers();
    void restoreLook();
    void restoreDraft();
    [[nodiscard]] storage::Draft draft() const;

    void refreshTitle();
    void refreshConnection();
    void refreshTabs();
    void refreshRecent();
    void chooseTheme(int theme);
    void fillTemplates(QMenu &menu);
    void askSave();
    void save(const QString &path, exchange::Format format);
    void tellSettling(const QString &text);
    void offerToSettle();

    Services m_services;
    job::JobModel m_job;
    Commands *m_commands;
    session::JobFiles *m_files;
    session::ContextKeeper *m_context;
    session::GroupKinds *m_groups;
    session::TargetNames *m_names;
    submit::Settler *m_settler;
    Dialogs *m_dialogs;
    TopBar *m_bar;
    Banner *m_notice;
    IdentityLabel *m_identity;
    QSplitter *m_splitter;
    SectionList *m_sections;
    FormPage *m_form;
    QTabWidget *m_tabs;
    JsonPane *m_json;
    ChangesPane *m_changes;
    ProblemsPane *m_problems;
    session::Forecaster *m_forecaster;
    ForecastPane *m_forecast;
    ForecastNotes *m_forecastNotes;
    Navigation *m_navigation;
    session::DraftKeeper *m_drafts;
    ReviewDialog *m_review = nullptr;
    QPointer<QWidget> m_leftBehind; ///< had the focus before the review
    bool m_painted = false;
};

} // namespace fleetwright::ui
