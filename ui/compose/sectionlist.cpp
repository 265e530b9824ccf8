// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/sectionlist.h"

#include "ui/common/sign.h"
#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

namespace fleetwright::ui
{

namespace
{

constexpr int listMargin = 6;

enum Role { IdRole = Qt::UserRole, CountRole, SignRole };

Sign signOf(FormPage::Mark mark)
{
    switch (mark) {
    case FormPage::Mark::Empty:
        return Sign::Empty;
    case FormPage::Mark::Good:
        return Sign::Good;
    case FormPage::Mark::Warnings:
        return Sign::Warning;
    case FormPage::Mark::Errors:
        return Sign::Error;
    }
    return Sign::Empty;
}

/// The title at the start; the mark, and how many problems there are, at the end. A section that is well is
/// marked faintly and one that is left out not at all, so that the few that need a hand are seen.
class SectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        item.text.clear();
        item.icon = {};
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

        const Looks looks(item);
        const bool selected = item.state.testFlag(QStyle::State_Selected);
        const auto sign = Sign(index.data(SignRole).toInt());
        const auto visual = [&](const QRect &part) {
            return QStyle::visualRect(item.direction, item.rect, part);
        };
        const auto ink = [&](Token token) {
            return looks(looks.highContrast && selected ? Token::OnSelect : token);
        };
        painter->save();
        QRect rect = item.rect.adjusted(padding, 0, -padding, 0);
        if (sign != Sign::Empty) {
            const int side = scaled(markSide, item.fontMetrics);
            const QRect square(rect.right() + 1 - side, rect.center().y() - side / 2, side, side);
            if (sign == Sign::Good)
                paintIcon(*painter, visual(square), Icon::Check, ink(Token::Text2));
            else
                signIcon(sign).paint(painter, visual(square), Qt::AlignCenter,
                                     selected ? QIcon::Selected : QIcon::Normal);
            rect.setRight(square.left() - gap);
        }
        QFont strong = item.font;
        strong.setWeight(QFont::DemiBold);
        if (const int count = index.data(CountRole).toInt(); count > 0) {
            const QString text = QLocale().toString(count);
            painter->setFont(strong);
            painter->setPen(looks.highContrast && selected ? looks(Token::OnSelect)
                                                           : signColor(sign, item.palette));
            painter->drawText(
                visual(rect),
                int(QStyle::visualAlignment(item.direction, Qt::AlignRight)) | int(Qt::AlignVCenter), text);
            rect.setRight(rect.right() - QFontMetrics(strong).horizontalAdvance(text) - gap);
        }
        painter->setFont(selected ? strong : item.font);
        painter->setPen(ink(sign == Sign::Empty && !selected ? Token::Text2 : Token::Text));
        painter->drawText(
            visual(rect), int(QStyle::visualAlignment(item.direction, Qt::AlignLeft)) | int(Qt::AlignVCenter),
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QFont strong = option.font;
        strong.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(strong);
        // Without room for a count: a section that has one may be shortened.
        const int title = metrics.horizontalAdvance(index.data().toString());
        return {title + scaled(markSide, metrics) + gap + 2 * padding, scaled(31, metrics)};
    }

private:
    static constexpr int padding = 10;
    static constexpr int gap = 6;
    static constexpr int markSide = 15;
};

QString spoken(const FormPage::SectionMark &section)
{
    switch (section.mark) {
    case FormPage::Mark::Empty:
        return SectionList::tr("%1: empty").arg(section.title);
    case FormPage::Mark::Good:
        return SectionList::tr("%1: good").arg(section.title);
    case FormPage::Mark::Warnings:
        return SectionList::tr("%1: warnings: %2").arg(section.title).arg(section.problems);
    case FormPage::Mark::Errors:
        return SectionList::tr("%1: errors: %2").arg(section.title).arg(section.problems);
    }
    return section.title;
}

} // namespace

SectionList::SectionList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("sectionList"));
    setAccessibleName(tr("Sections"));
    setItemDelegate(new SectionDelegate(this));
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Window);
    setViewportMargins(listMargin, listMargin, listMargin, listMargin);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && !m_following)
            emit chosen(item->data(IdRole).toString());
    });
    connect(this, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        // Also where it is the current one already and the form was scrolled away.
        emit entered(item->data(IdRole).toString());
    });
    connect(this, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { emit entered(item->data(IdRole).toString()); });
}

void SectionList::setSections(const QList<FormPage::SectionMark> &sections)
{
    const QScopedValueRollback guard(m_following, true);
    while (count() > sections.size())
        const std::unique_ptr<QListWidgetItem> gone(takeItem(count() - 1));
    for (int row = 0; row < int(sections.size()); ++row) {
        const FormPage::SectionMark &section = sections.at(row);
        if (row >= count())
            addItem(QString());
        QListWidgetItem *entry = item(row);
        const int sign = int(signOf(section.mark));
        if (entry->text() == section.title && entry->data(IdRole) == section.id &&
            entry->data(SignRole) == sign && entry->data(CountRole) == section.problems)
            continue;
        entry->setText(section.title);
        entry->setData(IdRole, section.id);
        entry->setData(CountRole, section.problems);
        entry->setData(SignRole, sign);
        entry->setData(Qt::AccessibleTextRole, spoken(section));
        entry->setToolTip(spoken(section));
    }
    setMinimumWidth(sizeHint().width());
}

void SectionList::setCurrent(const QString &id)
{
    const QScopedValueRollback guard(m_following, true);
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(IdRole) == id)
            setCurrentRow(row);
    }
}

QSize SectionList::sizeHint() const
{
    return {sizeHintForColumn(0) + 2 * listMargin, QListWidget::sizeHint().height()};
}

} // namespace fleetwright::ui
