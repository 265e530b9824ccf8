// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/rolloutsection.h"

#include "ui/form/fieldrow.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/objectform.h"
#include "ui/form/oneof.h"
#include "ui/form/rowframe.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

/// The fields of the exponential rate, with the two criteria as a choice.
QWidget *exponentialFields(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place,
                           QWidget *parent)
{
    auto *fields = new QWidget(parent);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*fields));
    for (const schema::FieldSpec &child : spec.children) {
        const json::Pointer at = place / child.key;
        if (child.kind != schema::FieldKind::Object) {
            layout->addWidget(createView(scope, child, at, fields));
            continue;
        }
        auto *criteria = new OneOf(scope, at, schema::fieldText(child.label), helpText(child), fields);
        for (const schema::FieldSpec &criterion : child.children) {
            criteria->add({.title = schema::fieldText(criterion.label),
                           .members = {at / criterion.key},
                           .page = createView(scope, criterion, at / criterion.key, criteria),
                           .carries = true});
        }
        layout->addWidget(criteria);
    }
    return fields;
}

} // namespace

RolloutSection::RolloutSection(FormScope &scope, QWidget *parent) : QWidget(parent)
{
    const json::Pointer place = json::Pointer() / u"jobExecutionsRolloutConfig"_s;
    const schema::FieldSpec &spec = *scope.root().find(place);
    const schema::FieldSpec &exponential = *spec.member(u"exponentialRate");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this));
    auto *pace = new OneOf(scope, place, tr("Pace"), {}, this);
    pace->add({.title = tr("Constant")});
    pace->add({.title = tr("Exponential"),
               .members = {place / exponential.key},
               .page = exponentialFields(scope, exponential, place / exponential.key, pace)});
    layout->addWidget(pace);
    layout->addWidget(
        createView(scope, *spec.member(u"maximumPerMinute"), place / u"maximumPerMinute"_s, this));
}

} // namespace fleetwright::ui
