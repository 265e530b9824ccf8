// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/problemdelegate.h"

#include "ui/preview/problemsmodel.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QListView>
#include <QPainter>

namespace fleetwright::ui
{

namespace
{

constexpr int pad = 8;
constexpr int iconSide = 18;
constexpr int textFlags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

void ProblemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString label = item.text;
    const QIcon icon = item.icon;
    item.text.clear();
    item.icon = {};
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QRect inner = item.rect.adjusted(pad, pad, -pad, -pad);
    const QRect text = inner.adjusted(iconSide + pad, 0, 0, 0);
    painter->save();
    icon.paint(painter, QRect(inner.topLeft(), QSize(iconSide, iconSide)), Qt::AlignCenter,
               selected ? QIcon::Selected : QIcon::Normal);
    painter->setPen(tone(selected ? Token::OnSelect : Token::Text, item.palette));
    painter->setFont(bold(item.font));
    const int line = QFontMetrics(painter->font()).height();
    painter->drawText(QRect(text.topLeft(), QSize(text.width(), line)), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(painter->font()).elidedText(label, Qt::ElideMiddle, text.width()));
    painter->setFont(item.font);
    painter->drawText(text.adjusted(0, line + 2, 0, 0), textFlags,
                      index.data(ProblemsModel::MessageRole).toString());
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *list = qobject_cast<const QListView *>(option.widget);
    const int width = list ? list->viewport()->width() : option.rect.width();
    const QFontMetrics metrics(option.font);
    const QRect room(0, 0, qMax(60, width - 3 * pad - iconSide), 10'000);
    const int message =
        metrics.boundingRect(room, textFlags, index.data(ProblemsModel::MessageRole).toString()).height();
    return {60, 2 * pad + QFontMetrics(bold(option.font)).height() + 2 + message};
}

} // namespace fleetwright::ui
