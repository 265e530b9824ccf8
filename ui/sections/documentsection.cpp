// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/documentsection.h"

#include "ui/form/fieldrow.h"
#include "ui/form/fieldtexts.h"
#include "ui/form/mapeditor.h"
#include "ui/form/objectform.h"
#include "ui/form/oneof.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

DocumentSection::DocumentSection(FormScope &scope, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    const json::Pointer root;
    const auto spec = [&scope](const QString &member) -> const schema::FieldSpec & {
        return *scope.root().member(member);
    };
    auto *source = new OneOf(scope, root, tr("Source"), {}, this);
    const auto page = [&](const QStringList &members) {
        auto *widget = new QWidget(source);
        auto *rows = new QVBoxLayout(widget);
        rows->setContentsMargins({});
        rows->setSpacing(rowSpacing(*widget));
        for (const QString &member : members)
            rows->addWidget(createView(scope, spec(member), root / member, widget));
        return widget;
    };
    source->add(
        {.title = tr("Written here"), .members = {root / u"document"_s}, .page = page({u"document"_s})});
    source->add({.title = tr("S3 object"),
                 .members = {root / u"documentSource"_s},
                 .page = page({u"documentSource"_s})});
    source->add({.title = tr("Job template"),
                 .members = {root / u"jobTemplateArn"_s, root / u"documentParameters"_s},
                 .page = page({u"jobTemplateArn"_s, u"documentParameters"_s})});
    layout->addWidget(source);
}

} // namespace fleetwright::ui
