// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"

#include <QWidget>

class QVBoxLayout;

namespace fleetwright::ui
{

/// Problems under their field: an icon, what is wrong, and a button for each remedy.
class MessageList : public QWidget
{
    Q_OBJECT

public:
    /// A click on a remedy applies it to `model`, which must outlive the list.
    MessageList(job::JobModel &model, QWidget *parent);

    /// Shows these and no others; a long list ends with how many more there are.
    void showProblems(const schema::Problems &problems);
    /// All messages as one text, for assistive technology.
    [[nodiscard]] QString text() const;

private:
    void addLine(const schema::Problem &problem);

    job::JobModel &m_model;
    QVBoxLayout *m_layout;
    schema::Problems m_problems;
};

} // namespace fleetwright::ui
