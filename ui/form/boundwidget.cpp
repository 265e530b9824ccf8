// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/boundwidget.h"

namespace fleetwright::ui
{

BoundWidget::BoundWidget(FormScope &scope, json::Pointer place, QWidget *parent)
    : QWidget(parent), m_scope(&scope), m_place(std::move(place))
{
    m_scope->add(m_place, this);
}

BoundWidget::~BoundWidget()
{
    detach();
}

bool BoundWidget::isShown() const
{
    // Whether the form itself is seen does not matter: it may be shown at any time.
    return m_scope && isVisibleTo(&m_scope->form());
}

void BoundWidget::detach()
{
    if (m_scope)
        m_scope->remove(m_place, this);
}

void BoundWidget::retire(QWidget *widget)
{
    const auto inner = widget->findChildren<BoundWidget *>();
    for (BoundWidget *bound : inner)
        bound->detach();
    if (auto *bound = qobject_cast<BoundWidget *>(widget))
        bound->detach();
    widget->hide();
    widget->deleteLater();
}

} // namespace fleetwright::ui
