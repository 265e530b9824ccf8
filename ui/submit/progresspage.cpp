// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/progresspage.h"

#include "ui/style/fonts.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace fleetwright::ui
{

ProgressPage::ProgressPage(QWidget *parent)
    : QWidget(parent), m_headline(new QLabel(this)), m_line(new QLabel(this)),
      m_cancel(new QPushButton(tr("&Cancel"), this))
{
    setObjectName(QStringLiteral("progressPage"));
    m_headline->setFont(textFont(TextSize::Title, true));
    m_headline->setWordWrap(true);
    m_line->setObjectName(QStringLiteral("progressLine"));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    auto *bar = new QProgressBar(this);
    bar->setRange(0, 0);
    bar->setAccessibleName(tr("Sending"));
    m_cancel->setObjectName(QStringLiteral("cancelSubmission"));
    // The Enter key that submitted, held a moment too long, must not cancel.
    m_cancel->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(40, 40, 40, 24);
    layout->addStretch(1);
    layout->addWidget(m_headline);
    layout->addWidget(bar);
    layout->addWidget(m_line);
    layout->addStretch(2);
    layout->addWidget(m_cancel, 0, Qt::AlignRight);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPage::cancelRequested);
}

void ProgressPage::begin(const QString &headline)
{
    m_headline->setText(headline);
    m_line->clear();
    m_cancel->setEnabled(true);
    m_cancel->setFocus();
}

void ProgressPage::tell(const QString &line)
{
    m_line->setText(line);
}

void ProgressPage::setCancelling()
{
    m_cancel->setEnabled(false);
    m_line->setText(tr("Stopping; looking whether the job was created already …"));
}

} // namespace fleetwright::ui
