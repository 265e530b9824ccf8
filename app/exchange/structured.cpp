// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/structured.h"

#include "app/exchange/answer.h"
#include "app/exchange/cloudformation.h"
#include "app/exchange/yaml.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>

namespace fleetwright::exchange
{

DraftResult readStructured(Node root, bool isYaml)
{
    if (isCloudFormation(root)) {
        DraftResult draft = readCloudFormation(std::move(root));
        if (draft && !isYaml)
            draft->form = draft->form == Form::CloudFormation ? Form::CloudFormationJson
                                                              : Form::CloudFormationTemplateJson;
        return draft;
    }
    const bool isAnswer = isServiceAnswer(root);
    Draft draft = isAnswer ? requestOfAnswer(std::move(root)) : Draft{.request = std::move(root)};
    if (isYaml && !isAnswer)
        draft.form = Form::CliYaml;
    if (!draft.request.isObject()) {
        return refusal(QCoreApplication::translate(
                           "JobDocument", "A job is a JSON object: it starts with { and ends with }."),
                       draft.request.range.begin);
    }
    if (isYaml)
        draft.request = inFieldKinds(std::move(draft.request), &schema::createJob());
    return draft;
}

} // namespace fleetwright::exchange
