// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sign.h"

#include <QLabel>

namespace fleetwright::ui
{

/// A plain text on the ground that goes with what it says: a line that is read before all else.
class TintedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TintedLabel(QWidget *parent = nullptr);

    void setSign(Sign sign);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Sign m_sign = Sign::Empty;
};

} // namespace fleetwright::ui
