// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace fleetwright::ui
{

/// A ground that holds together what belongs together. What is not there yet is dashed.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    void setAbsent(bool isAbsent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isAbsent = false;
};

} // namespace fleetwright::ui
