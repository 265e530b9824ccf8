// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace fleetwright::ui
{

class FileCommands;

/// Takes what is dropped onto a window, and what is pasted where no editor wants it: files, and texts that
/// are jobs.
class Intake : public QObject
{
    Q_OBJECT

public:
    /// `files` outlives the window's last event.
    Intake(FileCommands &files, QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FileCommands &m_files;
};

} // namespace fleetwright::ui
