// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/schedulingsection.h"

#include "ui/form/fieldtexts.h"
#include "ui/form/objectform.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

SchedulingSection::SchedulingSection(FormScope &scope, QWidget *parent) : QWidget(parent)
{
    const json::Pointer place = json::Pointer() / u"schedulingConfig"_s;
    const schema::FieldSpec &spec = *scope.root().find(place);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this));
    for (const schema::FieldSpec &child : spec.children) {
        if (child.kind == schema::FieldKind::List) {
            auto *title = new QLabel(schema::fieldText(child.label), this);
            layout->addWidget(title);
        }
        layout->addWidget(createView(scope, child, place / child.key, this));
    }
}

} // namespace fleetwright::ui
