// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/rowframe.h"

#include "ui/form/helpbutton.h"

#include <QGridLayout>
#include <QLabel>

namespace fleetwright::ui
{

namespace
{

constexpr int labelCharacters = 17;
constexpr int contentColumn = 1;
constexpr int helpColumn = 2;

} // namespace

RowFrame::RowFrame(const QString &label, const QString &help, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_label(new QLabel(label, this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(fontMetrics().averageCharWidth());
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(contentColumn, 1);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setFixedWidth(labelWidth(*this));
    m_grid->addWidget(m_label, 0, 0, Qt::AlignTop);
    if (help.isEmpty()) {
        m_grid->setColumnMinimumWidth(helpColumn, HelpButton(QString(), nullptr).sizeHint().width());
    } else {
        m_grid->addWidget(new HelpButton(help, this), 0, helpColumn, Qt::AlignTop);
    }
}

void RowFrame::setContent(QWidget *content)
{
    m_grid->addWidget(content, 0, contentColumn);
    m_label->setBuddy(content);
    // The label's text stands on the line of the content's, which has a frame around it.
    const int line = m_label->fontMetrics().height();
    const int edge = qMax(0, (QWidget::fontMetrics().height() + 10 - line) / 2);
    m_label->setContentsMargins(0, edge, 0, 0);
}

void RowFrame::addBelow(QWidget *widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), contentColumn);
}

int RowFrame::labelWidth(const QWidget &widget)
{
    return widget.fontMetrics().averageCharWidth() * labelCharacters;
}

} // namespace fleetwright::ui
