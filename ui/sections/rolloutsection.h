// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formscope.h"

#include <QWidget>

namespace fleetwright::ui
{

/// How fast devices are told: at a constant pace, or faster and faster.
class RolloutSection : public QWidget
{
    Q_OBJECT

public:
    RolloutSection(FormScope &scope, QWidget *parent);
};

} // namespace fleetwright::ui
