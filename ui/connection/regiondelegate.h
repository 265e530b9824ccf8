// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace fleetwright::ui
{

/// Draws a region's name beside its id.
class RegionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int NameRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace fleetwright::ui
