// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fleetwright::ui
{

/// What is going on while a job is sent, and the way to stop it.
class ProgressPage : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPage(QWidget *parent = nullptr);

    void begin(const QString &headline);
    void tell(const QString &line);
    /// Cancelling was asked for and takes its time: what was sent is being looked for.
    void setCancelling();

signals:
    void cancelRequested();

private:
    QLabel *m_headline;
    QLabel *m_line;
    QPushButton *m_cancel;
};

} // namespace fleetwright::ui
