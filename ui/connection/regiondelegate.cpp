// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/regiondelegate.h"

namespace fleetwright::ui
{

void RegionDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QString name = index.data(NameRole).toString();
    if (!name.isEmpty())
        option->text = QStringLiteral("%1   %2").arg(option->text, name);
}

} // namespace fleetwright::ui
