// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/form.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr FormSpec table[] = {
    {Form::RequestJson, "json"_L1, QT_TRANSLATE_NOOP("Form", "Request JSON"), "json"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as request JSON.")},
    {Form::CliCommand, "cli"_L1, QT_TRANSLATE_NOOP("Form", "AWS CLI command"), "sh"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as an AWS CLI command.")},
    {Form::Boto3, "boto3"_L1, QT_TRANSLATE_NOOP("Form", "boto3 program (Python)"), "py"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as a boto3 call (Python).")},
    {Form::Curl, "curl"_L1, QT_TRANSLATE_NOOP("Form", "curl command"), "sh"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as a curl command.")},
    {Form::CliYaml, "cli-yaml"_L1, QT_TRANSLATE_NOOP("Form", "CLI input (YAML)"), "yaml"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as a request in YAML.")},
    {Form::PowerShell, "powershell"_L1, QT_TRANSLATE_NOOP("Form", "AWS CLI command (PowerShell)"), "ps1"_L1,
     true, QT_TRANSLATE_NOOP("Form", "Read as an AWS CLI command for PowerShell.")},
    {Form::JavaScript, "javascript"_L1, QT_TRANSLATE_NOOP("Form", "JavaScript program (AWS SDK v3)"),
     "mjs"_L1, true, QT_TRANSLATE_NOOP("Form", "Read as input of the AWS SDK for JavaScript.")},
    {Form::CloudFormation, "cloudformation"_L1, QT_TRANSLATE_NOOP("Form", "CloudFormation job (YAML)"),
     "yaml"_L1, true, QT_TRANSLATE_NOOP("Form", "Read as a CloudFormation job.")},
    {Form::CloudFormationJson, "cloudformation-json"_L1,
     QT_TRANSLATE_NOOP("Form", "CloudFormation job (JSON)"), "json"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as a CloudFormation resource in JSON.")},
    {Form::CloudFormationTemplate, "cloudformation-template"_L1,
     QT_TRANSLATE_NOOP("Form", "CloudFormation job template (YAML)"), "yaml"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as a CloudFormation job template.")},
    {Form::CloudFormationTemplateJson, "cloudformation-template-json"_L1,
     QT_TRANSLATE_NOOP("Form", "CloudFormation job template (JSON)"), "json"_L1, true,
     QT_TRANSLATE_NOOP("Form", "Read as a CloudFormation job template in JSON.")},
    {Form::Go, "go"_L1, QT_TRANSLATE_NOOP("Form", "Go program (AWS SDK v2)"), "go"_L1, false},
    {Form::Terraform, "terraform"_L1, QT_TRANSLATE_NOOP("Form", "Terraform job template (awscc)"), "tf"_L1,
     false},
    {Form::GitHubAction, "github-action"_L1, QT_TRANSLATE_NOOP("Form", "GitHub workflow step"), "yaml"_L1,
     false},
    {Form::JobAnswer,
     {},
     QT_TRANSLATE_NOOP("Form", "Answer of describe-job"),
     {},
     true,
     QT_TRANSLATE_NOOP("Form", "Read as an answer of describe-job.")},
    {Form::TemplateAnswer,
     {},
     QT_TRANSLATE_NOOP("Form", "Answer of describe-job-template"),
     {},
     true,
     QT_TRANSLATE_NOOP("Form", "Read as an answer of describe-job-template.")},
};

} // namespace

std::span<const FormSpec> forms()
{
    return table;
}

const FormSpec &spec(Form form)
{
    return *std::ranges::find(table, form, &FormSpec::form);
}

const FormSpec *formNamed(QStringView name)
{
    const auto *found = std::ranges::find_if(
        table, [name](const FormSpec &spec) { return !spec.name.isEmpty() && spec.name == name; });
    return found == std::end(table) ? nullptr : found;
}

QString readAsText(Form form)
{
    return QCoreApplication::translate("Form", spec(form).readAs);
}

QString formLabel(Form form)
{
    return QCoreApplication::translate("Form", spec(form).label);
}

} // namespace fleetwright::exchange
