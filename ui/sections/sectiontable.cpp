// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/sectiontable.h"

#include "ui/form/listeditor.h"
#include "ui/form/objectform.h"
#include "ui/sections/documentsection.h"
#include "ui/sections/generalsection.h"
#include "ui/sections/rolloutsection.h"
#include "ui/sections/schedulingsection.h"
#include "ui/sections/targetssection.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

template<typename Body>
auto body()
{
    return [](FormScope &scope, QWidget *parent) -> QWidget * { return new Body(scope, parent); };
}

/// The fields of one parameter as the table of fields describes them.
auto plainBody(const schema::FieldSpec &spec)
{
    return [&spec](FormScope &scope, QWidget *parent) {
        return createView(scope, spec, json::Pointer() / spec.key, parent);
    };
}

/// The one list that a parameter consists of.
auto listBody(const schema::FieldSpec &spec, ListEditor::Order order)
{
    return [&spec, order](FormScope &scope, QWidget *parent) -> QWidget * {
        const schema::FieldSpec &list = spec.children.front();
        return new ListEditor(scope, list, json::Pointer() / spec.key / list.key, order, parent);
    };
}

/// A section that holds one optional parameter and takes its texts from it.
SectionSpec optionalSection(const schema::FieldSpec &root, const QString &id, const QString &member)
{
    const schema::FieldSpec *spec = root.member(member);
    Q_ASSERT(spec);
    return {.id = id,
            .title = schema::fieldText(spec->label),
            .purpose = schema::fieldText(spec->summary),
            .fallback = schema::fallbackText(*spec),
            .members = {member},
            .optional = true,
            .makeBody = plainBody(*spec)};
}

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SectionTable)
};

} // namespace

QList<SectionSpec> createJobSections(const schema::FieldSpec &root)
{
    QList<SectionSpec> sections{
        {.id = u"general"_s,
         .title = Texts::tr("General"),
         .members = {u"jobId"_s, u"description"_s},
         .makeBody = body<GeneralSection>()},
        {.id = u"targets"_s,
         .title = Texts::tr("Targets"),
         .members = {u"targets"_s, u"targetSelection"_s},
         .makeBody = body<TargetsSection>()},
        {.id = u"document"_s,
         .title = Texts::tr("Job document"),
         .members = {u"document"_s, u"documentSource"_s, u"jobTemplateArn"_s, u"documentParameters"_s},
         .makeBody = body<DocumentSection>()},
    };
    SectionSpec rollout = optionalSection(root, u"rollout"_s, u"jobExecutionsRolloutConfig"_s);
    rollout.makeBody = body<RolloutSection>();
    SectionSpec abort = optionalSection(root, u"abort"_s, u"abortConfig"_s);
    abort.makeBody = listBody(*root.member(u"abortConfig"), ListEditor::Order::Heeded);
    SectionSpec retry = optionalSection(root, u"retry"_s, u"jobExecutionsRetryConfig"_s);
    retry.makeBody = listBody(*root.member(u"jobExecutionsRetryConfig"), ListEditor::Order::Free);
    SectionSpec scheduling = optionalSection(root, u"scheduling"_s, u"schedulingConfig"_s);
    scheduling.makeBody = body<SchedulingSection>();
    sections << rollout << abort << retry << scheduling
             << optionalSection(root, u"timeout"_s, u"timeoutConfig"_s)
             << optionalSection(root, u"presigned"_s, u"presignedUrlConfig"_s)
             << optionalSection(root, u"tags"_s, u"tags"_s)
             << optionalSection(root, u"packages"_s, u"destinationPackageVersions"_s)
             << optionalSection(root, u"namespace"_s, u"namespaceId"_s);
    return sections;
}

} // namespace fleetwright::ui
