// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/readcases.h"

namespace fleetwright::test
{

QList<ReadCase> commandCases()
{
    constexpr auto cli = exchange::Form::CliCommand;
    constexpr auto powerShell = exchange::Form::PowerShell;
    return {
        {"one line", "aws iot create-job --job-id a --targets t1 t2 --document '{\"x\":1}'", cli,
         R"({"jobId":"a","targets":["t1","t2"],"document":"{\"x\":1}"})"},
        {"continued lines", "aws iot create-job \\\n  --job-id a \\\n  --targets t1", cli,
         R"({"jobId":"a","targets":["t1"]})"},
        {"line ends of Windows", "aws iot create-job \\\r\n  --job-id a \\\r\n  --targets t1\r\n", cli,
         R"({"jobId":"a","targets":["t1"]})"},
        {"a script",
         "#!/bin/sh\nset -e\n# makes a job: aws iot create-job\n\naws iot create-job --job-id a\n", cli,
         R"({"jobId":"a"})"},
        {"a prompt", "$ aws iot create-job \\\n> --job-id a \\\n> --description 'b c'", cli,
         R"({"jobId":"a","description":"b c"})"},
        {"within an assignment", "ARN=$(aws iot create-job --job-id a --query jobArn)", cli,
         R"({"jobId":"a"})", 1},
        {"a workflow", "- name: send\n  run: aws iot create-job --job-id ${{ vars.ID }}\n", cli,
         R"({"jobId":"<<vars.ID>>"})", 1},
        {"global options", "aws --region eu-west-1 iot create-job --job-id a --profile p --no-cli-pager", cli,
         R"({"jobId":"a"})", 3},
        {"other commands", "aws iot create-thing --thing-name t\naws iot create-job --job-id a && echo done",
         cli, R"({"jobId":"a"})", 1},
        {"equals sign", "aws iot create-job --job-id=a --description=-x", cli,
         R"({"jobId":"a","description":"-x"})"},
        {"an option twice", "aws iot create-job --job-id a --job-id b", cli, R"({"jobId":"b"})", 1},
        {"double quotes", "aws iot create-job --document \"{\\\"a\\\": \\\"b\\\"}\"", cli,
         R"({"document":"{\"a\": \"b\"}"})"},
        {"ANSI quotes", "aws iot create-job --description $'a\\tb\\x41\\u00e9\\''", cli,
         "{\"description\":\"a\\tbA\xC3\xA9'\"}"},
        {"a quote within quotes", "aws iot create-job --description 'it'\\''s'", cli,
         R"({"description":"it's"})"},
        {"variables", "aws iot create-job --job-id $ID --description \"for ${WHO:-you}\" --targets $(arn x)",
         cli, R"({"jobId":"<<ID>>","description":"for <<WHO>>","targets":["<<arn x>>"]})"},
        {"a variable in a document", "aws iot create-job --document '{\"v\":\"'$V'\",\"n\":'\"$N\"'}'", cli,
         R"({"document":"{\"v\":\"<<V>>\",\"n\":<<N>>}"})"},
        {"a variable as a number",
         "aws iot create-job --timeout-config \"{\\\"inProgressTimeoutInMinutes\\\":$T}\"", cli,
         R"({"timeoutConfig":{"inProgressTimeoutInMinutes":"<<T>>"}})"},
        {"no variable in single quotes",
         "aws iot create-job --document '{\"x\":\"${aws:iot:s3-presigned-url:u}\"}'", cli,
         R"({"document":"{\"x\":\"${aws:iot:s3-presigned-url:u}\"}"})"},
        {"a manual's placeholder", "aws iot create-job --job-id <your-job-id> --targets <arn>", cli,
         R"({"jobId":"<<your-job-id>>","targets":["<<arn>>"]})"},
        {"shorthand",
         "aws iot create-job --presigned-url-config roleArn=arn:aws:iam::1:role/r,expiresInSec=300", cli,
         R"({"presignedUrlConfig":{"roleArn":"arn:aws:iam::1:role/r","expiresInSec":300}})"},
        {"nested shorthand",
         "aws iot create-job --job-executions-rollout-config "
         "exponentialRate={baseRatePerMinute=5,incrementFactor=1.5,rateIncreaseCriteria={"
         "numberOfNotifiedThings=10}},"
         "maximumPerMinute=50",
         cli,
         R"({"jobExecutionsRolloutConfig":{"exponentialRate":{"baseRatePerMinute":5,"incrementFactor":1.5,"rateIncreaseCriteria":{"numberOfNotifiedThings":10}},"maximumPerMinute":50}})"},
        {"shorthand list",
         "aws iot create-job --abort-config \"criteriaList=[{failureType=FAILED,action=CANCEL,"
         "thresholdPercentage=20.5,minNumberOfExecutedThings=5},{failureType=ALL,action=CANCEL,"
         "thresholdPercentage=50,minNumberOfExecutedThings=10}]\"",
         cli,
         R"({"abortConfig":{"criteriaList":[{"failureType":"FAILED","action":"CANCEL","thresholdPercentage":20.5,"minNumberOfExecutedThings":5},{"failureType":"ALL","action":"CANCEL","thresholdPercentage":50,"minNumberOfExecutedThings":10}]}})"},
        {"shorthand tags", "aws iot create-job --tags Key=a,Value=b 'Key=c,Value=\"d, e\"'", cli,
         R"({"tags":[{"Key":"a","Value":"b"},{"Key":"c","Value":"d, e"}]})"},
        {"shorthand map", "aws iot create-job --document-parameters a=1,b=x\\\\,y", cli,
         R"({"documentParameters":{"a":"1","b":"x,y"}})"},
        {"shorthand over lines",
         "aws iot create-job --timeout-config \\\n inProgressTimeoutInMinutes=30 \\\n --job-id a", cli,
         R"({"timeoutConfig":{"inProgressTimeoutInMinutes":30},"jobId":"a"})"},
        {"JSON options",
         "aws iot create-job --targets '[\"t1\",\"t2\"]' --tags '[{\"Key\":\"a\",\"Value\":\"b\"}]'", cli,
         R"({"targets":["t1","t2"],"tags":[{"Key":"a","Value":"b"}]})"},
        {"whole input and an option",
         "aws iot create-job --cli-input-json '{\"jobId\":\"a\",\"description\":\"x\"}' --job-id b", cli,
         R"({"jobId":"b","description":"x"})"},
        {"YAML input", "aws iot create-job --cli-input-yaml 'jobId: 2024-01-01'", cli,
         R"({"jobId":"2024-01-01"})"},
        {"an unknown option", "aws iot create-job --abort-confg a=1", cli, R"({"abortConfg":{"a":"1"}})"},
        {"PowerShell", "aws iot create-job `\r\n  --job-id 'it''s' `\r\n  --description \"a`\"b\"",
         powerShell, R"({"jobId":"it's","description":"a\"b"})"},
        {"PowerShell's prompt", "PS C:\\Users\\me> aws iot create-job --description \"for $env:USER\"",
         powerShell, R"({"description":"for <<env:USER>>"})"},
        {"PowerShell's here-string", "aws iot create-job --job-id a --document @'\n{\"a\": \"it's\"}\n'@",
         powerShell, R"({"jobId":"a","document":"{\"a\": \"it's\"}"})"},
        {"Windows PowerShell's backslashes",
         "aws iot create-job `\n --timeout-config '{\\\"inProgressTimeoutInMinutes\\\":5}'", powerShell,
         R"({"timeoutConfig":{"inProgressTimeoutInMinutes":5}})"},
        {"Windows PowerShell's backslashes in the document",
         "aws iot create-job `\n --document '{\\\"a\\\":5}'", powerShell, R"({"document":"{\"a\":5}"})"},
        {"cmd", "aws iot create-job ^\r\n  --job-id a ^\r\n  --document \"{\\\"a\\\":\\\"b c\\\"}\"", cli,
         R"({"jobId":"a","document":"{\"a\":\"b c\"}"})"},
        {"cmd's doubled quotes", "C:\\> aws iot create-job --document \"{\"\"a\"\":\"\"%USER%\"\"}\"", cli,
         R"({"document":"{\"a\":\"<<USER>>\"}"})"},
    };
}

} // namespace fleetwright::test
