// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/generalsection.h"

#include "app/job/step.h"
#include "app/submit/proposedid.h"
#include "ui/form/fieldrow.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/objectform.h"

#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

GeneralSection::GeneralSection(FormScope &scope, QWidget *parent) : QWidget(parent)
{
    const auto row = [this, &scope](const QString &member) {
        return new FieldRow(scope, *scope.root().member(member), json::Pointer() / member, this);
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rowSpacing(*this));
    FieldRow *id = row(u"jobId"_s);
    layout->addWidget(id);
    layout->addWidget(row(u"description"_s));

    auto *propose = new QPushButton(tr("&Propose"), id);
    propose->setObjectName(u"proposeJobId"_s);
    propose->setToolTip(tr("Fills in an id that no other job has"));
    propose->setAccessibleName(tr("Propose a job id"));
    id->addBeside(propose);
    connect(propose, &QPushButton::clicked, this, [&scope] {
        const job::Step step(scope.model());
        scope.model().setValue(
            json::Pointer() / u"jobId"_s,
            submit::proposedJobId(scope.context().now, QRandomGenerator::global()->generate()));
    });
}

} // namespace fleetwright::ui
