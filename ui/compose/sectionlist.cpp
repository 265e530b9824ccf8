// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/sectionlist.h"

#include "ui/common/sign.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

namespace fleetwright::ui
{

namespace
{

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

/// The count stands at the right end of the row.
class SectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int count = index.data(CountRole).toInt();
        if (count == 0)
            return;
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : signColor(Sign(index.data(SignRole).toInt()), option.palette));
        QFont font = option.font;
        font.setBold(true);
        painter->setFont(font);
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                          QLocale().toString(count));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + 36, qMax(size.height(), option.fontMetrics.height() + 14)};
    }
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
    setIconSize({16, 16});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(140);
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
        entry->setIcon(signIcon(Sign(sign)));
        entry->setData(IdRole, section.id);
        entry->setData(CountRole, section.problems);
        entry->setData(SignRole, sign);
        entry->setData(Qt::AccessibleTextRole, spoken(section));
        entry->setToolTip(spoken(section));
    }
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
    return {sizeHintForColumn(0) + 8, QListWidget::sizeHint().height()};
}

} // namespace fleetwright::ui
