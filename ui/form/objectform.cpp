// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/objectform.h"

#include "ui/form/fieldrow.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/listeditor.h"
#include "ui/form/mapeditor.h"

#include <QVBoxLayout>

namespace fleetwright::ui
{

ObjectForm::ObjectForm(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                       QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this));
    for (const schema::FieldSpec &child : spec.children)
        layout->addWidget(createView(scope, child, place / child.key, this));
}

QWidget *createView(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                    QWidget *parent)
{
    switch (spec.kind) {
    case schema::FieldKind::Object:
        return new ObjectForm(scope, spec, place, parent);
    case schema::FieldKind::List:
        return new ListEditor(scope, spec, place, ListEditor::Order::Free, parent);
    case schema::FieldKind::Map:
        return new MapEditor(scope, spec, place, parent);
    default:
        return new FieldRow(scope, spec, place, parent);
    }
}

} // namespace fleetwright::ui
