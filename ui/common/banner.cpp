// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "app/base/logging.h"
#include "ui/common/iconlabel.h"
#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <memory>

namespace fleetwright::ui
{

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_icon(new IconLabel(18, this)), m_text(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("bannerText"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 8, 7);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    hide();
}

void Banner::tell(Sign sign, const QString &text, const QList<Action> &actions, bool closable)
{
    qCInfo(logging::ui).noquote() << "tells:" << text;
    m_sign = sign;
    m_icon->setIcon(signIcon(sign));
    m_text->setText(text);
    while (const std::unique_ptr<QLayoutItem> item{m_buttons->takeAt(0)}) {
        // Later: this may be called from the click of one of them.
        item->widget()->hide();
        item->widget()->setObjectName({});
        item->widget()->deleteLater();
    }
    for (const Action &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName(action.objectName);
        m_buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, action] {
            if (action.closes)
                hide();
            action.run();
        });
    }
    if (closable) {
        auto *close = new QToolButton(this);
        close->setAutoRaise(true);
        close->setIcon(iconOf(Icon::X));
        close->setObjectName(QStringLiteral("bannerClose"));
        close->setAccessibleName(tr("Close this notice"));
        close->setToolTip(tr("Close this notice"));
        m_buttons->addWidget(close);
        connect(close, &QToolButton::clicked, this, [this] {
            hide();
            emit closed();
        });
    }
    setAccessibleName(QStringLiteral("%1: %2").arg(signName(sign), text));
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Banner::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    drawShape(painter, rect(), {.ground = signTint(m_sign, palette()), .edge = signColor(m_sign, palette())});
}

} // namespace fleetwright::ui
