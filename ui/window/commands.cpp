// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commands.h"

#include "ui/style/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoGroup>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

Commands::Commands(QUndoGroup &jobs, QMainWindow &window) : QObject(&window), m_window(window)
{
    QMenu *file = window.menuBar()->addMenu(tr("&File"));
    newJob = add(file, u"newJob"_s, tr("&New job"), QKeySequence::New);
    newJob->setIconText(tr("New"));
    newJob->setIcon(iconOf(Icon::FilePlus));
    open = add(file, u"openFile"_s, tr("&Open…"), QKeySequence::Open);
    open->setIconText(tr("Open"));
    open->setIcon(iconOf(Icon::FolderOpen));
    recent = file->addMenu(tr("Open &recent"));
    file->addSeparator();
    save = add(file, u"save"_s, tr("&Save"), QKeySequence::Save);
    save->setIconText(tr("Save"));
    save->setIcon(iconOf(Icon::Save));
    saveAs = add(file, u"saveAs"_s, tr("Save &as…"), QKeySequence(u"Ctrl+Shift+S"_s));
    exportAs = file->addMenu(tr("&Export as"));
    file->addSeparator();
    templates = add(file, u"templates"_s, tr("&Templates…"), QKeySequence(u"Ctrl+T"_s));
    saveTemplate = add(file, u"saveTemplate"_s, tr("Save as te&mplate…"), QKeySequence(u"Ctrl+Shift+T"_s));
    file->addSeparator();
    openJobs = file->addMenu(tr("Open &jobs"));
    nextJob = add(openJobs, u"nextJob"_s, tr("&Next job"), QKeySequence(u"Ctrl+Tab"_s));
    previousJob = add(openJobs, u"previousJob"_s, tr("&Previous job"), QKeySequence(u"Ctrl+Shift+Tab"_s));
    closedJobs = file->addMenu(tr("Closed j&obs"));
    reopenJob =
        add(closedJobs, u"reopenJob"_s, tr("&Reopen the last closed job"), QKeySequence(u"Ctrl+Shift+W"_s));
    closeJob = add(file, u"closeJob"_s, tr("&Close job"), QKeySequence(u"Ctrl+W"_s));
    file->addSeparator();
    quit = add(file, u"quit"_s, tr("&Quit"), QKeySequence(u"Ctrl+Q"_s));
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = window.menuBar()->addMenu(tr("&Edit"));
    undo = jobs.createUndoAction(this, tr("&Undo"));
    undo->setObjectName(u"undo"_s);
    undo->setShortcuts(QKeySequence::Undo);
    undo->setIconText(tr("Undo"));
    undo->setIcon(iconOf(Icon::Undo2));
    redo = jobs.createRedoAction(this, tr("&Redo"));
    redo->setObjectName(u"redo"_s);
    redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    redo->setIconText(tr("Redo"));
    redo->setIcon(iconOf(Icon::Redo2));
    edit->addActions({undo, redo});
    edit->addSeparator();
    jump = add(edit, u"jump"_s, tr("&Jump between field and JSON"), QKeySequence(u"F4"_s));
    nextProblem = add(edit, u"nextProblem"_s, tr("Next &problem"), QKeySequence(u"F8"_s));

    QMenu *view = window.menuBar()->addMenu(tr("&View"));
    showSections = add(view, u"showSections"_s, tr("&Sections"), QKeySequence(u"Ctrl+0"_s));
    nextSection = add(view, u"nextSection"_s, tr("Ne&xt section"), QKeySequence(u"Ctrl+PgDown"_s));
    previousSection = add(view, u"previousSection"_s, tr("Previ&ous section"), QKeySequence(u"Ctrl+PgUp"_s));
    view->addSeparator();
    showJson = add(view, u"showJson"_s, tr("&JSON"), QKeySequence(u"Ctrl+1"_s));
    showChanges = add(view, u"showChanges"_s, tr("&Changes"), QKeySequence(u"Ctrl+2"_s));
    showProblems = add(view, u"showProblems"_s, tr("&Problems"), QKeySequence(u"Ctrl+3"_s));
    showForecast = add(view, u"showForecast"_s, tr("&Forecast"), QKeySequence(u"Ctrl+4"_s));
    view->addSeparator();
    nextPane = add(view, u"nextPane"_s, tr("&Next pane"), QKeySequence(u"F6"_s));
    previousPane = add(view, u"previousPane"_s, tr("Previous p&ane"), QKeySequence(u"Shift+F6"_s));
    view->addSeparator();
    wrap = add(view, u"wrapLines"_s, tr("&Wrap long lines"));
    wrap->setCheckable(true);
    QMenu *theme = view->addMenu(tr("&Appearance"));
    themeSystem = add(theme, u"themeSystem"_s, tr("As the &system"));
    themeLight = add(theme, u"themeLight"_s, tr("&Light"));
    themeDark = add(theme, u"themeDark"_s, tr("&Dark"));
    themeHighContrast = add(theme, u"themeHighContrast"_s, tr("&High contrast"));
    auto *themes = new QActionGroup(this);
    for (QAction *action : {themeSystem, themeLight, themeDark, themeHighContrast}) {
        action->setCheckable(true);
        themes->addAction(action);
    }

    QMenu *job = window.menuBar()->addMenu(tr("&Job"));
    review = add(job, u"review"_s, tr("&Review and submit…"), QKeySequence(u"Ctrl+Return"_s));
    log = add(job, u"submissions"_s, tr("&Submissions…"), QKeySequence(u"Ctrl+L"_s));
    job->addSeparator();
    connections = add(job, u"connections"_s, tr("&Connections…"));

    QMenu *help = window.menuBar()->addMenu(tr("&Help"));
    sandboxAccess = add(help, u"sandboxAccess"_s, tr("Sandbox &access…"));
    diagnostics = add(help, u"diagnostics"_s, tr("Save &diagnostics…"));
    about = add(help, u"about"_s, tr("&About Fleetwright"));
    about->setMenuRole(QAction::AboutRole);
}

QAction *Commands::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    menu->addAction(action);
    // Also where the menu bar is hidden or not shown yet.
    m_window.addAction(action);
    return action;
}

} // namespace fleetwright::ui
