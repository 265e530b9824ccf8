// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;
class QUndoGroup;

namespace fleetwright::ui
{

/// All commands of the window with their texts and shortcuts, and the menus that hold them. What they do is
/// connected by the window.
class Commands : public QObject
{
    Q_OBJECT

public:
    /// Fills `window`'s menu bar; `jobs` holds the undo stacks of the open jobs.
    Commands(QUndoGroup &jobs, QMainWindow &window);

    QAction *newJob;
    QAction *open;
    QAction *save;
    QAction *saveAs;
    QMenu *exportAs; ///< filled by Exporting
    QAction *closeJob;
    QAction *reopenJob;
    QAction *nextJob;
    QAction *previousJob;
    QAction *templates;
    QAction *saveTemplate;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *jump;
    QAction *nextProblem;
    QAction *nextPane;
    QAction *previousPane;
    QAction *nextSection;
    QAction *previousSection;
    QAction *showSections;
    QAction *showJson;
    QAction *showChanges;
    QAction *showProblems;
    QAction *showForecast;
    QAction *wrap;
    QAction *themeSystem;
    QAction *themeLight;
    QAction *themeDark;
    QAction *themeHighContrast;
    QAction *review;
    QAction *log;
    QAction *connections;
    QAction *sandboxAccess;
    QAction *diagnostics;
    QAction *about;
    QMenu *recent;
    QMenu *openJobs;
    QMenu *closedJobs;

private:
    QAction *add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys = {});

    QMainWindow &m_window;
};

} // namespace fleetwright::ui
