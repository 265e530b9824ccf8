// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/write.h"

#include "app/exchange/clicommand.h"
#include "app/exchange/cloudformationwriter.h"
#include "app/exchange/githubaction.h"
#include "app/exchange/goprogram.h"
#include "app/exchange/javascript.h"
#include "app/exchange/powershell.h"
#include "app/exchange/python.h"
#include "app/exchange/shell.h"
#include "app/exchange/terraform.h"
#include "app/exchange/yamlwriter.h"

namespace fleetwright::exchange
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// curl reads the keys from its standard input, so that they do not stand in the list of processes. Shells
/// strip quotes within ${…:+…} there, so the token's line has none, and no blank.
QString curlCommand(const job::JobDocument &document, const Destination &destination)
{
    QUrl url = destination.endpoint;
    url.setPath(url.path() + u"/jobs/"_s + QString::fromLatin1(QUrl::toPercentEncoding(document.jobId())),
                QUrl::TolerantMode);
    return u"# needs curl 7.87 or later, and AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY (and, for temporary "
           u"keys,\n"
           "# AWS_SESSION_TOKEN) in the environment\n"
           "curl --silent --show-error --fail-with-body --config - \\\n"
           "    --aws-sigv4 %1 \\\n"
           "    --request PUT \\\n"
           "    --header 'Content-Type: application/json' \\\n"
           "    --data-binary %2 \\\n"
           "    %3 <<KEYS\n"
           "user = \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"\n"
           "${AWS_SESSION_TOKEN:+header = x-amz-security-token:$AWS_SESSION_TOKEN}\n"
           "KEYS"_s.arg(shellWord(u"aws:amz:%1:iot"_s.arg(destination.region)),
                        shellWord(QString::fromUtf8(document.body())),
                        shellWord(url.toString(QUrl::FullyEncoded)));
}

} // namespace

Written write(const job::JobDocument &document, Form form, const Destination &destination)
{
    switch (form) {
    case Form::RequestJson:
        return {document.text() + '\n'};
    case Form::CliCommand:
        return {cliCommand(document, destination).toUtf8() + '\n'};
    case Form::Boto3:
        return {boto3Program(document, destination).toUtf8() + '\n'};
    case Form::Curl:
        return {curlCommand(document, destination).toUtf8() + '\n'};
    case Form::CliYaml:
        return {toYaml(orderedRequest(document)).toUtf8()};
    case Form::PowerShell:
        return {powerShellCommand(document, destination).toUtf8() + '\n'};
    case Form::JavaScript:
        return {javaScriptProgram(document, destination).toUtf8() + '\n'};
    case Form::CloudFormation:
        return cloudFormation(document, Resource::Job, false);
    case Form::CloudFormationJson:
        return cloudFormation(document, Resource::Job, true);
    case Form::CloudFormationTemplate:
        return cloudFormation(document, Resource::JobTemplate, false);
    case Form::CloudFormationTemplateJson:
        return cloudFormation(document, Resource::JobTemplate, true);
    case Form::Go:
        return goProgram(document, destination);
    case Form::Terraform:
        return terraform(document);
    case Form::GitHubAction:
        return {gitHubStep(document).toUtf8()};
    case Form::JobAnswer:
    case Form::TemplateAnswer:
        break; // only read
    }
    return {};
}

} // namespace fleetwright::exchange
