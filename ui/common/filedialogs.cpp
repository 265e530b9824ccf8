// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filedialogs.h"

#include <QFileDialog>

namespace fleetwright::ui
{

QString FileDialogs::systemOpen(QWidget *parent, const FileQuestion &question)
{
    return QFileDialog::getOpenFileName(parent, question.title, question.start, question.filter);
}

QStringList FileDialogs::systemOpenSeveral(QWidget *parent, const FileQuestion &question)
{
    return QFileDialog::getOpenFileNames(parent, question.title, question.start, question.filter);
}

QString FileDialogs::systemSave(QWidget *parent, const FileQuestion &question)
{
    return QFileDialog::getSaveFileName(parent, question.title, question.start, question.filter);
}

} // namespace fleetwright::ui
