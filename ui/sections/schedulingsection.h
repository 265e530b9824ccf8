// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formscope.h"

#include <QWidget>

namespace fleetwright::ui
{

/// When the job starts and ends, and the windows in which devices may be told.
class SchedulingSection : public QWidget
{
    Q_OBJECT

public:
    SchedulingSection(FormScope &scope, QWidget *parent);
};

} // namespace fleetwright::ui
