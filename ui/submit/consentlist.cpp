// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/consentlist.h"

#include "app/base/visibletext.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fleetwright::ui
{

ConsentList::ConsentList(QWidget *parent) : QWidget(parent), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("reviewConsents"));
    auto *head = new QLabel(tr("&Tick what you want to send all the same:"), this);
    head->setWordWrap(true);
    head->setBuddy(m_list);
    m_list->setObjectName(QStringLiteral("reviewConsentItems"));
    m_list->setAccessibleName(tr("To be agreed to before the job is sent"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(head);
    layout->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemChanged, this, &ConsentList::ticked);
    hide();
}

void ConsentList::setNeeded(const submit::Consents &needed)
{
    if (needed == m_needed)
        return;
    const submit::Consents before = given();
    const QSignalBlocker quiet(m_list);
    m_needed = needed;
    m_list->clear();
    for (const submit::Consent &consent : needed) {
        auto *item = new QListWidgetItem(visibleText(consent.text), m_list);
        item->setToolTip(visibleText(consent.at.toString()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(before.contains(consent) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    // As high as they need, but not more than a few
    constexpr qsizetype most = 5;
    int height = 2 * m_list->frameWidth();
    for (int row = 0; row < qMin(most, needed.size()); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(height);
    setVisible(!needed.isEmpty());
}

submit::Consents ConsentList::given() const
{
    submit::Consents ticked;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            ticked += m_needed.at(row);
    }
    return ticked;
}

void ConsentList::forget()
{
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setCheckState(Qt::Unchecked);
}

} // namespace fleetwright::ui
