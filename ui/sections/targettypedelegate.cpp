// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/targettypedelegate.h"

#include "app/job/targetarn.h"
#include "ui/sections/targetsmodel.h"

#include <QComboBox>

namespace fleetwright::ui
{

QWidget *TargetTypeDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                          const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    auto *editor = new QComboBox(parent);
    editor->setAccessibleName(tr("Type of the target"));
    for (const job::TargetType type : {job::TargetType::Thing, job::TargetType::ThingGroup})
        editor->addItem(TargetsModel::typeName(type), int(type));
    connect(editor, &QComboBox::activated, this, [this, editor] {
        auto *self = const_cast<TargetTypeDelegate *>(this);
        emit self->commitData(editor);
        emit self->closeEditor(editor);
    });
    return editor;
}

void TargetTypeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void TargetTypeDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                      const QModelIndex &index) const
{
    model->setData(index, static_cast<QComboBox *>(editor)->currentData());
}

} // namespace fleetwright::ui
