// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"

#include <QWidget>

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

    void setConnections(const QList<aws::Connection> &connections, const aws::Connection &current);
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

    QList<aws::Connection> m_connections;
    aws::Connection m_current;
    QToolButton *m_chooser;
    QLabel *m_production;
    QPushButton *m_submit;
    QMenu *m_menu;
    QHBoxLayout *m_commands;
};

} // namespace fleetwright::ui
