// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/formscope.h"

#include <QWidget>

namespace fleetwright::ui
{

/// The members of an object under each other, one view a member, in the order of the table.
class ObjectForm : public QWidget
{
    Q_OBJECT

public:
    ObjectForm(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place, QWidget *parent);
};

/// The view that suits the kind of `spec`: a row, a list, a map, or a form of the members.
[[nodiscard]] QWidget *createView(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                                  QWidget *parent);

} // namespace fleetwright::ui
