// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace fleetwright::exchange
{

/// The forms in which a job exists as text.
enum class Form : quint8 {
    RequestJson,            ///< the whole request with jobId: the window's job files, and `--cli-input-json`
    CliCommand,             ///< `aws iot create-job …`, quoted for a POSIX shell
    Boto3,                  ///< a Python program
    Curl,                   ///< `curl --aws-sigv4`, keys from the environment
    CliYaml,                ///< `--cli-input-yaml`
    PowerShell,             ///< `aws iot create-job …`, quoted for PowerShell
    JavaScript,             ///< the AWS SDK for JavaScript, version 3
    CloudFormation,         ///< a template with an `AWS::IoT::Job`, in YAML
    CloudFormationJson,     ///< the same in JSON
    CloudFormationTemplate, ///< a template with an `AWS::IoT::JobTemplate`, in YAML
    CloudFormationTemplateJson, ///< the same in JSON
    Go,                         ///< a program with the AWS SDK for Go, version 2
    Terraform,                  ///< `awscc_iot_job_template`
    GitHubAction,               ///< a step that runs `fleetwright check`
    JobAnswer,                  ///< what `describe-job` answers
    TemplateAnswer,             ///< what `describe-job-template` answers
};

/// What is to be known of a form: the only list of them.
struct FormSpec {
    Form form = Form::RequestJson;
    QLatin1StringView name = {};   ///< for `convert --to`; empty where it is only read
    const char *label = nullptr;   ///< marked for translation in the context "Form"
    QLatin1StringView suffix = {}; ///< of its files: "json"
    bool isRead = false;
    const char *readAs = nullptr; ///< the sentence that tells what a text was taken for; marked likewise
};

[[nodiscard]] std::span<const FormSpec> forms();
[[nodiscard]] const FormSpec &spec(Form form);
/// The form that is written under this name; nullptr where there is none.
[[nodiscard]] const FormSpec *formNamed(QStringView name);
/// "Read as an AWS CLI command."
[[nodiscard]] QString readAsText(Form form);
/// "AWS CLI command"
[[nodiscard]] QString formLabel(Form form);

} // namespace fleetwright::exchange
