// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formscope.h"

#include <QWidget>

namespace fleetwright::ui
{

/// What the devices are told to do: a document written here, an S3 object, or a job template.
class DocumentSection : public QWidget
{
    Q_OBJECT

public:
    DocumentSection(FormScope &scope, QWidget *parent);
};

} // namespace fleetwright::ui
