// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"

#include <QWidget>

#include <functional>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace fleetwright::ui
{

/// The bar above the panes: which connection is in use, the commands used most, and the way to submit.
/// Framed in the connection's colour; a production connection also says so in a word.
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
    void changeEvent(QEvent *event) override;

private:
    void showMenu();

    std::function<QList<aws::ResolvedConnection>()> m_offer;
    aws::ResolvedConnection m_current;
    QToolButton *m_chooser;
    QLabel *m_production;
    QPushButton *m_submit;
    QMenu *m_menu;
    QHBoxLayout *m_commands;
};

} // namespace fleetwright::ui
