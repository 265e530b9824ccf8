// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QWidget>

class QVBoxLayout;

namespace fleetwright::ui
{

/// Problems under their field: an icon, what is wrong, and a button for each remedy.
class MessageList : public QWidget
{
    Q_OBJECT

public:
    explicit MessageList(QWidget *parent = nullptr);

    /// Shows these and no others; a long list ends with how many more there are.
    void showProblems(const schema::Problems &problems);
    /// All messages as one text, for assistive technology.
    [[nodiscard]] QString text() const;

signals:
    void fixRequested(const fleetwright::schema::Fix &fix);

private:
    void addLine(const schema::Problem &problem);

    QVBoxLayout *m_layout;
    schema::Problems m_problems;
};

} // namespace fleetwright::ui
