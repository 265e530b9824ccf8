// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/readcases.h"

namespace fleetwright::test
{

QList<ReadCase> structuredCases()
{
    using exchange::Form;
    return {
        {"YAML that begins with a stranger", "on: yes\njobId: a\n", exchange::Form::CliYaml,
         R"({"jobId":"a","on":"yes"})"},
        {"a request", R"({"jobId":"a"})", Form::RequestJson, R"({"jobId":"a"})"},
        {"an answer",
         R"({"documentSource":"s","job":{"jobArn":"x","jobId":"a","status":"COMPLETED","targets":["t"],"timeoutConfig":{}}})",
         Form::JobAnswer, R"({"documentSource":"s","jobId":"a","targets":["t"]})", 4},
        {"an answer's job alone", R"({"jobArn":"x","jobId":"a","status":"QUEUED","jobProcessDetails":{}})",
         Form::JobAnswer, R"({"jobId":"a"})", 4},
        {"an answer in YAML",
         "job:\n  jobId: a\n  createdAt: '2024-01-01T00:00:00+00:00'\n  targets:\n  - t\n", Form::JobAnswer,
         R"({"jobId":"a","targets":["t"]})", 2},
        {"a template's answer",
         R"({"jobTemplateArn":"x","jobTemplateId":"a","document":"{}","createdAt":1,"maintenanceWindows":[{"startTime":"s","durationInMinutes":5}]})",
         Form::TemplateAnswer,
         R"({"document":"{}","schedulingConfig":{"maintenanceWindows":[{"startTime":"s","durationInMinutes":5}]}})",
         3},
        {"YAML", "# a job\njobId: a\ntargets: [t1, 't2']\ntimeoutConfig:\n  inProgressTimeoutInMinutes: 30\n",
         Form::CliYaml,
         R"({"jobId":"a","targets":["t1","t2"],"timeoutConfig":{"inProgressTimeoutInMinutes":30}})"},
        {"YAML that looks otherwise",
         "jobId: 2024-05-01\ndescription: yes\nschedulingConfig:\n  startTime: 2024-05-01T10:00\ntags:\n- "
         "Key: on\n  Value: 1.10\n"
         "- Key: 0x10\n  Value: 12:30\n",
         Form::CliYaml,
         R"({"jobId":"2024-05-01","description":"yes","schedulingConfig":{"startTime":"2024-05-01T10:00"},"tags":[{"Key":"on","Value":"1.10"},{"Key":"0x10","Value":"12:30"}]})"},
        {"YAML's blocks", "---\njobId: a\ndocument: |\n  {\"a\": 1}\ndescription: >-\n  b\n  c\n",
         Form::CliYaml, R"({"jobId":"a","document":"{\"a\": 1}\n","description":"b c"})"},
        {"YAML's aliases", "jobId: &x a\ndescription: *x\n", Form::CliYaml,
         R"({"jobId":"a","description":"a"})"},
        {"YAML's merge", "tags: [&x {Key: a, Value: b}, {<<: *x, Key: c}]\n", Form::CliYaml,
         R"({"tags":[{"Key":"a","Value":"b"},{"Key":"c","Value":"b"}]})"},
        {"a template in YAML",
         "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Group: {Type: String}\nResources:\n  Job:\n "
         "   Type: "
         "AWS::IoT::Job\n    Properties:\n      JobId: !Sub 'job-${AWS::StackName}-${!x}'\n      Targets: "
         "[!Ref Group, "
         "!GetAtt G.Arn]\n      JobExecutionsRolloutConfig:\n        MaximumPerMinute: !Ref Rate\n        "
         "ExponentialRate: {BaseRatePerMinute: 5}\n      Tags:\n      - Key: a\n        Value: 1\n",
         Form::CloudFormation,
         R"({"jobId":"job-<<AWS::StackName>>-${x}","targets":["<<Group>>","<<G.Arn>>"],"jobExecutionsRolloutConfig":{"maximumPerMinute":"<<Rate>>","exponentialRate":{"baseRatePerMinute":5}},"tags":[{"Key":"a","Value":"1"}]})",
         1},
        {"a job template",
         R"({"Resources":{"T":{"Type":"AWS::IoT::JobTemplate","DependsOn":"B","Properties":{"JobTemplateId":"t","Description":"d","Document":{"Fn::Sub":"{\"u\":\"${!aws:iot:x}\",\"v\":\"${V}\"}"},"JobExecutionsRolloutConfig":{"ExponentialRolloutRate":{"BaseRatePerMinute":5,"IncrementFactor":2,"RateIncreaseCriteria":{"NumberOfSucceededThings":3}}},"JobExecutionsRetryConfig":{"RetryCriteriaList":[{"FailureType":"ALL","NumberOfRetries":"3"}]},"MaintenanceWindows":[{"StartTime":"s","DurationInMinutes":5}]}},"B":{"Type":"AWS::S3::Bucket"}}})",
         Form::CloudFormationTemplateJson,
         R"({"description":"d","document":"{\"u\":\"${aws:iot:x}\",\"v\":\"<<V>>\"}","jobExecutionsRolloutConfig":{"exponentialRate":{"baseRatePerMinute":5,"incrementFactor":2,"rateIncreaseCriteria":{"numberOfSucceededThings":3}}},"jobExecutionsRetryConfig":{"criteriaList":[{"failureType":"ALL","numberOfRetries":3}]},"schedulingConfig":{"maintenanceWindows":[{"startTime":"s","durationInMinutes":5}]}})",
         3},
        {"a resource alone",
         "Type: AWS::IoT::JobTemplate\nProperties:\n  Document: !Join ['', ['{\"a\":', !Ref N, '}']]\n",
         Form::CloudFormationTemplate, R"({"document":"{\"a\":<<N>>}"})"},
        {"a resource with its id", "Update:\n  Type: AWS::IoT::Job\n  Properties:\n    JobId: a\n",
         Form::CloudFormation, R"({"jobId":"a"})"},
    };
}

} // namespace fleetwright::test
