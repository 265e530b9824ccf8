// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/topbar.h"

#include "ui/common/sign.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace fleetwright::ui
{

namespace
{

QIcon swatch(const QColor &color, const QPalette &palette)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.5));
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(2, 2, 12, 12), 2, 2);
    return pixmap;
}

QColor colorOf(const aws::Connection &connection, const QPalette &palette)
{
    const QColor color(connection.color);
    return color.isValid() ? color
                           : mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.4);
}

/// The style's own arrow stands on the text.
QString withoutIndicator()
{
    return QStringLiteral("QToolButton::menu-indicator { image: none; }");
}

/// The one button that leads on stands out, in every theme and with enough contrast.
QString leadingButton()
{
    return QStringLiteral(
        "QPushButton { background: palette(highlight); color: palette(highlighted-text);"
        " border: 1px solid palette(highlight); border-radius: 4px; padding: 6px 16px; }"
        "QPushButton:hover { border-color: palette(highlighted-text); }"
        "QPushButton:focus { border: 2px solid palette(highlighted-text); padding: 5px 15px; }"
        "QPushButton:pressed { background: palette(dark); }");
}

QString titleOf(const aws::ResolvedConnection &resolved)
{
    const QString &name = resolved.connection.name;
    return resolved.region.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, resolved.region);
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QWidget(parent), m_chooser(new QToolButton(this)), m_production(new QLabel(tr("PRODUCTION"), this)),
      m_submit(new QPushButton(this)), m_menu(new QMenu(this)), m_commands(new QHBoxLayout)
{
    setObjectName(QStringLiteral("topBar"));
    m_chooser->setObjectName(QStringLiteral("connectionChooser"));
    m_chooser->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chooser->setPopupMode(QToolButton::InstantPopup);
    m_chooser->setMenu(m_menu);
    m_chooser->setStyleSheet(withoutIndicator());
    m_chooser->setToolTip(tr("The connection that jobs are sent over"));
    QFont strong = font();
    strong.setBold(true);
    m_chooser->setFont(strong);
    m_production->setObjectName(QStringLiteral("productionBadge"));
    m_production->setFont(strong);
    m_production->setAutoFillBackground(true);
    m_production->setContentsMargins(8, 3, 8, 3);
    m_production->hide();
    m_submit->setFont(strong);
    m_submit->setObjectName(QStringLiteral("reviewButton"));
    m_submit->setStyleSheet(leadingButton());

    m_commands->setSpacing(2);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 9);
    layout->setSpacing(8);
    layout->addWidget(m_chooser);
    layout->addWidget(m_production);
    layout->addSpacing(8);
    layout->addLayout(m_commands);
    layout->addStretch(1);
    layout->addWidget(m_submit);
    connect(m_menu, &QMenu::aboutToShow, this, &TopBar::showMenu);
}

void TopBar::setConnection(const aws::ResolvedConnection &current)
{
    m_current = current;
    const bool isProduction = current.connection.production;
    m_chooser->setText(titleOf(current) + QStringLiteral("  ▾"));
    m_chooser->setIcon(swatch(colorOf(current.connection, palette()), palette()));
    m_chooser->setAccessibleName(isProduction ? tr("Connection: %1, production").arg(titleOf(current))
                                              : tr("Connection: %1").arg(titleOf(current)));
    m_production->setVisible(isProduction);
    QPalette badge = palette();
    badge.setColor(QPalette::Window, QColor(0xb3, 0x1b, 0x1b));
    badge.setColor(QPalette::WindowText, Qt::white);
    m_production->setPalette(badge);
    update();
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setConnection(m_current);
}

void TopBar::addCommand(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    m_commands->addWidget(button);
}

void TopBar::addMenu(const QString &text, const QString &objectName, QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text + QStringLiteral(" ▾"));
    button->setStyleSheet(withoutIndicator());
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
        QAction *action = m_menu->addAction(swatch(colorOf(connection, palette()), palette()), text);
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
    const QColor color = colorOf(m_current.connection, palette());
    const bool isProduction = m_current.connection.production;
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), color, isProduction ? 0.22 : 0.10));
    const int line = isProduction ? 5 : 3;
    painter.fillRect(QRect(0, height() - line, width(), line), color);
    painter.fillRect(QRect(0, 0, line, height()), color);
    painter.fillRect(QRect(width() - line, 0, line, height()), color);
    painter.fillRect(QRect(0, 0, width(), line), color);
}

} // namespace fleetwright::ui
