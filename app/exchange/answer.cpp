// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/answer.h"

#include "app/schema/createjobspec.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ServiceAnswer)
};

/// What the service says of a job or template and CreateJob does not take.
constexpr QLatin1StringView onlyAnswered[] = {
    "jobArn"_L1,          "status"_L1,        "forceCanceled"_L1,
    "reasonCode"_L1,      "comment"_L1,       "createdAt"_L1,
    "lastUpdatedAt"_L1,   "completedAt"_L1,   "jobProcessDetails"_L1,
    "isConcurrent"_L1,    "jobTemplateId"_L1, "scheduledJobRollouts"_L1,
    "ResponseMetadata"_L1};

bool isTemplate(const Node &root)
{
    return root.member(u"jobTemplateId"_s) ||
           (root.member(u"jobTemplateArn"_s) && root.member(u"createdAt"_s) && !root.member(u"jobArn"_s) &&
            !root.member(u"targets"_s));
}

bool isEmpty(const Node &node)
{
    return (node.isObject() && node.members.isEmpty()) ||
           (node.kind == Node::Kind::Scalar && node.scalar.isNull());
}

} // namespace

bool isServiceAnswer(const Node &root)
{
    const Node *job = root.member(u"job"_s);
    if (job && job->isObject())
        return true;
    // With other members it is a request that somebody wrote with wrong names
    const bool isAllKnown = std::ranges::all_of(root.members, [](const Node::Member &member) {
        return schema::createJob().member(member.name) || member.name == "maintenanceWindows"_L1 ||
               std::ranges::any_of(onlyAnswered, [&](QLatin1StringView name) { return name == member.name; });
    });
    const bool isJob =
        root.member(u"jobArn"_s) && !root.member(u"document"_s) &&
        (root.member(u"status"_s) || root.member(u"createdAt"_s) || root.member(u"jobProcessDetails"_s));
    return isAllKnown && (isJob || isTemplate(root));
}

Draft requestOfAnswer(Node root)
{
    const bool ofTemplate = isTemplate(root);
    Draft draft{.form = ofTemplate ? Form::TemplateAnswer : Form::JobAnswer};
    Node &request = draft.request;
    if (const Node *job = root.member(u"job"_s); job && job->isObject()) {
        request = root.take(u"job")->value;
        for (Node::Member &beside : root.members)
            request.set(beside.name, beside.nameRange, std::move(beside.value));
    } else {
        request = std::move(root);
    }
    const auto leaveOut = [&](const Node::Member &member, const QString &why) {
        draft.notes += Note{why.arg(member.name), member.nameRange.begin};
    };
    for (const QLatin1StringView name : onlyAnswered) {
        if (const std::optional<Node::Member> member = request.take(QString(name)))
            leaveOut(*member, Texts::tr("%1 is said by the service and no input: it was left out."));
    }
    if (ofTemplate) {
        if (const std::optional<Node::Member> arn = request.take(u"jobTemplateArn"))
            leaveOut(*arn, Texts::tr("%1 was left out: the job holds what the template holds."));
        moveMaintenanceWindows(request);
    }
    for (const schema::FieldSpec &field : schema::createJob().children) {
        const Node *value = request.member(QString(field.key));
        const bool isEmptyList = value && !field.required && value->isList() && value->items.isEmpty();
        if (value && (isEmptyList || isEmpty(*value)))
            leaveOut(*request.take(QString(field.key)), Texts::tr("%1 is empty and was left out."));
    }
    if (const Node *id = request.member(u"jobId"_s); id && id->isText()) {
        draft.notes +=
            Note{Texts::tr("A job %1 exists already: give the new job an id of its own.").arg(id->string()),
                 id->range.begin};
    }
    std::ranges::stable_sort(draft.notes, {}, &Note::offset);
    return draft;
}

void moveMaintenanceWindows(Node &request)
{
    std::optional<Node::Member> windows = request.take(u"maintenanceWindows");
    if (!windows)
        return;
    Node *schedule = request.member(u"schedulingConfig"_s);
    if (!schedule) {
        request.set(u"schedulingConfig"_s, windows->nameRange, Node::object(windows->value.range));
        schedule = request.member(u"schedulingConfig"_s);
    }
    schedule->set(windows->name, windows->nameRange, std::move(windows->value));
}

} // namespace fleetwright::exchange
