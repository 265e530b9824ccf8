// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"

#include <QWidget>

#include <functional>

class QAction;
class QHBoxLayout;
class QMenu;
class QPushButton;

namespace fleetwright::ui
{

class ConnectionChip;

/// The bar above the panes: the commands used most, which connection is in use, and the way to submit. Where
/// that is one to production, a red line stands below.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    /// The connection in use.
    void setConnection(const aws::ResolvedConnection &current);
    /// What the menu offers, asked each time it opens.
    void setOffer(std::function<QList<aws::ResolvedConnection>()> offer) { m_offer = std::move(offer); }
    void addCommand(QAction *action);
    void addMenu(const QString &text, const QString &objectName, QMenu *menu);
    /// The button at the end of the bar.
    void setSubmit(QAction *action);

signals:
    void connectionChosen(const QString &id);
    void connectionsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showMenu();

    std::function<QList<aws::ResolvedConnection>()> m_offer;
    aws::ResolvedConnection m_current;
    ConnectionChip *m_chooser;
    QPushButton *m_submit;
    QMenu *m_menu;
    QHBoxLayout *m_commands;
};

} // namespace fleetwright::ui
