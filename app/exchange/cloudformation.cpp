// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cloudformation.h"

#include "app/exchange/answer.h"
#include "app/exchange/intrinsics.h"
#include "app/exchange/shorthand.h"
#include "app/exchange/yaml.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CloudFormation)
};

/// CloudFormation's name for what the service calls otherwise.
constexpr std::pair<QLatin1StringView, QLatin1StringView> otherNames[] = {
    {"exponentialRolloutRate"_L1, "exponentialRate"_L1}, {"retryCriteriaList"_L1, "criteriaList"_L1}};

/// What a resource may hold that says nothing of the job.
constexpr QLatin1StringView notOfTheJob[] = {"jobTemplateId"_L1, "jobArn"_L1};

bool isJobResource(const Node &node)
{
    const Node *type = node.member(u"Type"_s);
    return type && (type->string() == "AWS::IoT::Job"_L1 || type->string() == "AWS::IoT::JobTemplate"_L1);
}

/// Where the resources stand by their logical ids: below `Resources`, or at the top of an excerpt.
const Node &resourcesOf(const Node &root)
{
    const Node *resources = root.member(u"Resources"_s);
    return resources && resources->isObject() ? *resources : root;
}

QString withSmallInitial(const QString &name)
{
    return name.isEmpty() ? name : name.at(0).toLower() + name.sliced(1);
}

/// The table's key for a property; the name as it is where the table knows none.
QString keyOf(const QString &name, const schema::FieldSpec *spec)
{
    QString small = withSmallInitial(name);
    const auto other =
        std::ranges::find_if(otherNames, [&](const auto &pair) { return pair.first == small; });
    if (other != std::end(otherNames))
        small = other->second;
    if (!spec || spec->kind != schema::FieldKind::Object || spec->member(name))
        return name;
    return spec->member(small) || small == "maintenanceWindows"_L1 ||
                   std::ranges::find(notOfTheJob, small) != std::end(notOfTheJob)
               ? small
               : name;
}

Node inRequestNames(Node node, const schema::FieldSpec *spec)
{
    for (Node &item : node.items)
        item = inRequestNames(std::move(item), spec ? spec->element() : nullptr);
    for (Node::Member &member : node.members) {
        member.name = keyOf(member.name, spec);
        const schema::FieldSpec *below = nullptr;
        if (spec)
            below = spec->kind == schema::FieldKind::Map ? spec->element() : spec->member(member.name);
        if (member.name == "maintenanceWindows"_L1 && !below)
            below = &schema::createJob(json::Pointer({u"schedulingConfig"_s, u"maintenanceWindows"_s}));
        member.value = inRequestNames(std::move(member.value), below);
    }
    return node;
}

/// The only job among the resources, by its logical id.
Expected<QString, json::SyntaxError> onlyJob(const Node &resources)
{
    QStringList ids;
    qsizetype second = 0;
    for (const Node::Member &member : resources.members) {
        if (!isJobResource(member.value))
            continue;
        ids += member.name;
        if (ids.size() == 2)
            second = member.nameRange.begin;
    }
    if (ids.size() == 1)
        return ids.constFirst();
    return refusal(
        Texts::tr("This template has several jobs (%1): one is read at a time.").arg(ids.join(u", "_s)),
        second);
}

} // namespace

bool isCloudFormation(const Node &root)
{
    if (isJobResource(root))
        return true;
    const Node &resources = resourcesOf(root);
    return std::ranges::any_of(resources.members,
                               [](const Node::Member &member) { return isJobResource(member.value); });
}

DraftResult readCloudFormation(Node root)
{
    Draft draft;
    const auto leaveOut = [&](const Node::Member &member) {
        draft.notes += Note{Texts::tr("%1 is no part of the job and was left out.").arg(member.name),
                            member.nameRange.begin};
    };
    Node resource;
    if (isJobResource(root)) {
        resource = std::move(root);
    } else {
        const bool isWhole = &resourcesOf(root) != &root;
        Node resources = isWhole ? root.take(u"Resources")->value : root;
        const Expected<QString, json::SyntaxError> id = onlyJob(resources);
        if (!id)
            return tl::unexpected(id.error());
        resource = resources.take(*id)->value;
        std::ranges::for_each(resources.members, leaveOut);
        root.take(u"AWSTemplateFormatVersion");
        if (isWhole)
            std::ranges::for_each(root.members, leaveOut);
    }
    const bool isTemplate = resource.take(u"Type")->value.string() == "AWS::IoT::JobTemplate"_L1;
    draft.form = isTemplate ? Form::CloudFormationTemplate : Form::CloudFormation;
    std::optional<Node::Member> properties = resource.take(u"Properties");
    std::ranges::for_each(resource.members, leaveOut);
    const Node &place = properties ? properties->value : resource;
    if (!properties || !place.isObject())
        return refusal(Texts::tr("This resource has no properties."), place.range.begin);

    // Gaps first: a function may stand where a list or an object belongs
    Node request = inRequestNames(withGaps(properties->value), &schema::createJob());
    for (const QLatin1StringView name : notOfTheJob) {
        if (const std::optional<Node::Member> member = request.take(QString(name)))
            leaveOut(*member);
    }
    moveMaintenanceWindows(request);
    draft.request = inKinds(inFieldKinds(std::move(request), &schema::createJob()), &schema::createJob());
    std::ranges::stable_sort(draft.notes, {}, &Note::offset);
    return draft;
}

} // namespace fleetwright::exchange
