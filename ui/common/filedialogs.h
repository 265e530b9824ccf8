// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace fleetwright::ui
{

/// What a dialog asks a file for.
struct FileQuestion {
    QString title = {};  ///< translated
    QString start = {};  ///< a folder to begin in, or for saving the proposed file
    QString filter = {}; ///< "Jobs (*.json);;All files (*)", translated
};

/// How the operator is asked for files. The platform's own dialogs, unless a test answers in their place.
struct FileDialogs {
    /// An existing file; empty where it was given up.
    std::function<QString(QWidget *parent, const FileQuestion &)> open = systemOpen;
    std::function<QStringList(QWidget *parent, const FileQuestion &)> openSeveral = systemOpenSeveral;
    /// A file to write, which the operator agreed to replace where it exists; empty where it was given up.
    std::function<QString(QWidget *parent, const FileQuestion &)> save = systemSave;

    static QString systemOpen(QWidget *parent, const FileQuestion &question);
    static QStringList systemOpenSeveral(QWidget *parent, const FileQuestion &question);
    static QString systemSave(QWidget *parent, const FileQuestion &question);
};

} // namespace fleetwright::ui
