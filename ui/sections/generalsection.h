// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formscope.h"

#include <QWidget>

namespace fleetwright::ui
{

/// The job's id, with a proposal at hand, and its description.
class GeneralSection : public QWidget
{
    Q_OBJECT

public:
    GeneralSection(FormScope &scope, QWidget *parent);
};

} // namespace fleetwright::ui
