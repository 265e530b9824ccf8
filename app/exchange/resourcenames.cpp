// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/resourcenames.h"

#include "app/schema/createjobspec.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ResourceNames)
};

/// Members that JobTemplate has no place for. Source: the resource's schema.
constexpr QLatin1StringView notOfTemplate[] = {"targets"_L1, "targetSelection"_L1, "namespaceId"_L1,
                                               "jobTemplateArn"_L1, "documentParameters"_L1};
constexpr QLatin1StringView notOfJob[] = {"namespaceId"_L1};

/// Names that are more than the API's with a capital; those of JobTemplate come from before the API's.
struct OtherName {
    Resource resource;
    QLatin1StringView parent;
    QLatin1StringView key;
    QLatin1StringView name;
};
constexpr OtherName otherNames[] = {
    {Resource::JobTemplate, ""_L1, "jobId"_L1, "JobTemplateId"_L1},
    {Resource::JobTemplate, "jobExecutionsRolloutConfig"_L1, "exponentialRate"_L1,
     "ExponentialRolloutRate"_L1},
    {Resource::JobTemplate, "jobExecutionsRetryConfig"_L1, "criteriaList"_L1, "RetryCriteriaList"_L1},
};

QString nameOf(const json::Pointer &at, Resource resource)
{
    const QString key = at.leaf();
    const QString parent = at.parent().leaf();
    const auto other = std::ranges::find_if(otherNames, [&](const OtherName &one) {
        return one.resource == resource && one.parent == parent && one.key == key;
    });
    if (other != std::end(otherNames))
        return other->name;
    return key.isEmpty() ? key : key.at(0).toUpper() + key.sliced(1);
}

void leaveOut(Ordered &request, QStringView name, const QString &form, QStringList &leftOut)
{
    if (request.take(name))
        leftOut += Texts::tr("%1 has no place for %2: it was left out.").arg(form, name);
}

class Renaming
{
public:
    Renaming(Resource resource, QString form, QStringList &leftOut)
        : m_resource(resource), m_form(std::move(form)), m_leftOut(leftOut)
    {
    }

    void apply(Ordered &value, const schema::FieldSpec *spec)
    {
        for (Ordered &item : value.items)
            apply(item, spec ? spec->element() : nullptr);
        const bool isMap = spec && spec->kind == schema::FieldKind::Map;
        QList<Ordered::Member> kept;
        for (Ordered::Member &member : value.members) {
            const schema::FieldSpec *below = isMap  ? spec->element()
                                             : spec ? spec->member(member.name)
                                                    : nullptr;
            if (!below) {
                m_leftOut +=
                    Texts::tr("%1 does not know %2: it was left out.").arg(m_form, member.value.at.toPath());
                continue;
            }
            apply(member.value, below);
            if (!isMap)
                member.name = nameOf(member.value.at, m_resource);
            kept += member;
        }
        value.members = kept;
    }

private:
    Resource m_resource;
    QString m_form;
    QStringList &m_leftOut;
};

} // namespace

Ordered asResource(const job::JobDocument &document, Resource resource, QStringList &leftOut)
{
    Ordered request = orderedRequest(document);
    const bool isTemplate = resource == Resource::JobTemplate;
    const QString form = isTemplate ? u"AWS::IoT::JobTemplate"_s : u"AWS::IoT::Job"_s;
    if (isTemplate) {
        for (const QLatin1StringView name : notOfTemplate)
            leaveOut(request, QString(name), form, leftOut);
    } else {
        for (const QLatin1StringView name : notOfJob)
            leaveOut(request, QString(name), form, leftOut);
    }
    std::optional<Ordered::Member> windows;
    if (isTemplate) {
        // Its windows stand at the top, and it has no other schedule
        if (std::optional<Ordered::Member> schedule = request.take(u"schedulingConfig")) {
            windows = schedule->value.take(u"maintenanceWindows");
            for (const Ordered::Member &member : std::as_const(schedule->value.members))
                leftOut +=
                    Texts::tr("%1 has no place for %2: it was left out.").arg(form, member.value.at.toPath());
        }
    }
    Renaming renaming(resource, form, leftOut);
    renaming.apply(request, &schema::createJob());
    if (windows) {
        renaming.apply(windows->value, schema::createJob().find(windows->value.at));
        request.members += Ordered::Member{u"MaintenanceWindows"_s, windows->value};
    }
    if (isTemplate && !document.has(json::Pointer({u"description"_s})))
        leftOut += Texts::tr("A job template needs a description, and the job has none.");
    return request;
}

} // namespace fleetwright::exchange
