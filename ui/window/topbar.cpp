// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/topbar.h"

#include "ui/common/connectionchip.h"
#include "ui/style/buttons.h"
#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace fleetwright::ui
{

namespace
{

QIcon swatch(const QColor &color)
{
    if (!color.isValid())
        return {};
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawShape(painter, QRectF(3, 3, 10, 10), {.ground = color, .radius = 3});
    return pixmap;
}

/// The operator's mark for a connection; invalid where none was chosen.
QColor colorOf(const aws::Connection &connection)
{
    return QColor(connection.color);
}

QString titleOf(const aws::ResolvedConnection &resolved)
{
    const QString &name = resolved.connection.name;
    return resolved.region.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, resolved.region);
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QWidget(parent), m_chooser(new ConnectionChip(this)), m_submit(new QPushButton(this)),
      m_menu(new QMenu(this)), m_commands(new QHBoxLayout)
{
    setObjectName(QStringLiteral("topBar"));
    m_chooser->setObjectName(QStringLiteral("connectionChooser"));
    m_chooser->setMenu(m_menu);
    m_chooser->setToolTip(tr("The connection that jobs are sent over"));
    m_submit->setObjectName(QStringLiteral("reviewButton"));
    setButtonKind(*m_submit, ButtonKind::Main);

    m_commands->setSpacing(2);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 9, 12, 9);
    layout->setSpacing(10);
    layout->addLayout(m_commands);
    layout->addStretch(1);
    layout->addWidget(m_chooser);
    layout->addWidget(m_submit);
    connect(m_menu, &QMenu::aboutToShow, this, &TopBar::showMenu);
}

void TopBar::setConnection(const aws::ResolvedConnection &current)
{
    m_current = current;
    m_chooser->setFacts({.name = current.connection.name,
                         .region = current.region,
                         .account = current.isSandbox() ? QString() : current.account,
                         .color = current.isSandbox() ? QColor() : colorOf(current.connection),
                         .isProduction = current.connection.production,
                         .isSandbox = current.isSandbox()});
    update();
}

void TopBar::addCommand(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    m_commands->addWidget(button);
}

void TopBar::addMenu(const QString &text, const QString &objectName, QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text);
    button->setIcon(iconOf(Icon::LayoutTemplate));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    m_commands->addWidget(button);
}

void TopBar::setSubmit(QAction *action)
{
    m_submit->setText(action->text());
    m_submit->setToolTip(action->toolTip());
    connect(m_submit, &QPushButton::clicked, action, &QAction::trigger);
}

void TopBar::showMenu()
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    const QList<aws::ResolvedConnection> offered = m_offer ? m_offer() : QList{m_current};
    for (const aws::ResolvedConnection &one : offered) {
        const aws::Connection &connection = one.connection;
        const QString text = connection.production ? tr("%1 – PRODUCTION").arg(titleOf(one)) : titleOf(one);
        QAction *action = m_menu->addAction(swatch(colorOf(connection)), text);
        action->setObjectName(QStringLiteral("connection.") + connection.id);
        action->setCheckable(true);
        action->setChecked(connection.id == m_current.connection.id);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = connection.id] { emit connectionChosen(id); });
    }
    m_menu->addSeparator();
    QAction *manage = m_menu->addAction(tr("&Manage connections…"));
    manage->setObjectName(QStringLiteral("manageConnections"));
    connect(manage, &QAction::triggered, this, &TopBar::connectionsRequested);
}

void TopBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), tone(Token::Card, palette()));
    const bool isProduction = m_current.connection.production;
    const int line = isProduction ? 2 : 1;
    drawHair(painter, QRectF(0, height() - line, width(), line),
             tone(isProduction ? Token::DangerFill : Token::Hair, palette()));
}

} // namespace fleetwright::ui
