// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/templatedelegate.h"

#include "ui/style/tokens.h"
#include "ui/templates/templatelistmodel.h"

#include <QApplication>
#include <QPainter>

namespace fleetwright::ui
{

namespace
{

constexpr int padding = 8;

} // namespace

void TemplateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QColor strong = tone(selected ? Token::OnSelect : Token::Text, item.palette);
    const bool highContrast = schemeOf(item.palette) == Scheme::HighContrast;
    const QColor weak = selected && highContrast ? strong : tone(Token::Text2, item.palette);

    painter->save();
    const QRect area = item.rect.adjusted(padding, padding / 2, -padding, -padding / 2);
    const QRect upper(area.left(), area.top(), area.width(), area.height() / 2);
    const QRect lower(area.left(), upper.bottom() + 1, area.width(), area.height() - upper.height());

    const QString saved = index.data(TemplateListModel::SavedRole).toString();
    const int savedWidth = item.fontMetrics.horizontalAdvance(saved);
    painter->setPen(weak);
    painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, saved);
    const QString description = item.fontMetrics.elidedText(
        index.data(TemplateListModel::SummaryRole).toString(), Qt::ElideRight, lower.width());
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter, description);

    QFont bold = item.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(strong);
    const QRect nameArea = upper.adjusted(0, 0, -savedWidth - padding, 0);
    painter->drawText(
        nameArea, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, nameArea.width()));
    painter->restore();
}

QSize TemplateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize base = QStyledItemDelegate::sizeHint(option, index);
    return {base.width(), 2 * option.fontMetrics.height() + padding + padding / 2};
}

void TemplateDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex &) const
{
    const int height = std::min(editor->sizeHint().height(), option.rect.height());
    editor->setGeometry(option.rect.left(), option.rect.top(), option.rect.width(), height);
}

} // namespace fleetwright::ui
