// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/intake.h"

#include "ui/window/filecommands.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace fleetwright::ui
{

namespace
{

/// The one local file that is dragged; empty for anything else.
QString draggedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

Intake::Intake(FileCommands &files, QWidget &window) : QObject(&window), m_files(files)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool Intake::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto &drop = static_cast<QDropEvent &>(*event);
        const QString file = draggedFile(drop.mimeData());
        if (file.isEmpty() && !drop.mimeData()->hasText())
            return false;
        if (event->type() == QEvent::Drop && file.isEmpty())
            m_files.offer(drop.mimeData()->text(), FileCommands::Meant::AsJob);
        else if (event->type() == QEvent::Drop && !m_files.open(file))
            return false;
        drop.acceptProposedAction();
        return true;
    }
    // What has a use for it, an editor for instance, did not let it come here
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text();
        if (text.trimmed().isEmpty())
            return false;
        m_files.offer(text, FileCommands::Meant::AsJob);
        return true;
    }
    return false;
}

} // namespace fleetwright::ui
