// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/changespane.h"

#include "app/json/writer.h"
#include "app/schema/createjobspec.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fleetwright::ui
{

namespace
{

/// A value in one line, short enough for a list.
QString shortText(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("–");
    QString text =
        value.isString() ? value.toString() : QString::fromUtf8(json::write(value, json::Layout::Compact));
    constexpr int most = 200;
    text.replace(u'\n', u'⏎');
    return text.size() > most ? text.left(most) + u'…' : text;
}

} // namespace

ChangesPane::ChangesPane(job::JobModel &job, QWidget *parent)
    : QWidget(parent), m_job(job), m_head(new QLabel(this)), m_list(new QTreeWidget(this)),
      m_goTo(new QPushButton(tr("&Go to field"), this)), m_takeBack(new QPushButton(tr("&Take back"), this))
{
    setObjectName(QStringLiteral("changesPane"));
    m_head->setObjectName(QStringLiteral("changesHead"));
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_head->setContentsMargins(8, 6, 8, 6);
    m_list->setObjectName(QStringLiteral("changesList"));
    m_list->setAccessibleName(tr("Changes"));
    m_list->setHeaderLabels({tr("Field"), tr("Before"), tr("Now")});
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_list->header()->resizeSection(1, 120);
    m_goTo->setObjectName(QStringLiteral("changeGoTo"));
    m_takeBack->setObjectName(QStringLiteral("changeTakeBack"));
    m_takeBack->setToolTip(tr("Put the value back to what it was at the start"));

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 4);
    buttons->addWidget(m_goTo);
    buttons->addWidget(m_takeBack);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);

    const auto goTo = [this] {
        if (const job::Change *change = current())
            emit fieldRequested(change->at);
    };
    connect(m_list, &QTreeWidget::itemActivated, this, goTo);
    connect(m_goTo, &QPushButton::clicked, this, goTo);
    connect(m_takeBack, &QPushButton::clicked, this, &ChangesPane::takeBack);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] {
        m_goTo->setEnabled(current());
        m_takeBack->setEnabled(current());
    });
    connect(&m_job, &job::JobModel::valueChanged, this, &ChangesPane::refresh);
    setStart({}, tr("an empty job"));
}

void ChangesPane::setStart(const job::JobDocument &start, const QString &name)
{
    m_start = start;
    m_name = name;
    refresh();
}

void ChangesPane::refresh()
{
    QList<job::Change> now = job::changesBetween(m_start.root(), m_job.document().root());
    const bool counted = now.size() != m_changes.size();
    m_changes = std::move(now);
    m_stale = true;
    if (isVisible())
        fill();
    if (counted)
        emit countChanged();
}

void ChangesPane::fill()
{
    m_stale = false;
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    for (const job::Change &change : std::as_const(m_changes)) {
        const QStringList texts{schema::pathLabel(schema::createJob(), change.at), shortText(change.before),
                                shortText(change.now)};
        auto *item = new QTreeWidgetItem(texts);
        for (int column = 0; column < 3; ++column)
            item->setToolTip(column, texts.at(column));
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    m_list->resizeColumnToContents(0);
    m_list->header()->resizeSection(0, qMin(m_list->columnWidth(0), m_list->viewport()->width() / 2));
    if (row >= 0)
        m_list->setCurrentItem(m_list->topLevelItem(qMin(row, m_list->topLevelItemCount() - 1)));
    m_head->setText(m_changes.isEmpty() ? tr("Nothing differs from %1.").arg(m_name)
                                        : tr("What differs from %1:").arg(m_name));
    m_goTo->setEnabled(current());
    m_takeBack->setEnabled(current());
}

const job::Change *ChangesPane::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_changes.size() ? &m_changes.at(row) : nullptr;
}

void ChangesPane::takeBack()
{
    const job::Change *change = current();
    if (!change)
        return;
    const job::Change kept = *change;
    const QString label = schema::pathLabel(schema::createJob(), kept.at);
    m_job.apply({{kept.at, kept.before}}, tr("Take back of %1").arg(label));
}

void ChangesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        fill();
}

} // namespace fleetwright::ui
