// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/targetssection.h"

#include "ui/form/fieldrow.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/objectform.h"
#include "ui/sections/targetseditor.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

TargetsSection::TargetsSection(FormScope &scope, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this));
    layout->addWidget(new TargetsEditor(scope, *scope.root().member(u"targets"), this));
    layout->addWidget(new FieldRow(scope, *scope.root().member(u"targetSelection"),
                                   json::Pointer() / u"targetSelection"_s, this));
}

} // namespace fleetwright::ui
