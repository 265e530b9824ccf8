// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formscope.h"

#include <QWidget>

namespace fleetwright::ui
{

/// Which devices the job is for, and whether those that join later get it.
class TargetsSection : public QWidget
{
    Q_OBJECT

public:
    TargetsSection(FormScope &scope, QWidget *parent);
};

} // namespace fleetwright::ui
