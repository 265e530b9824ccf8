// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/job/rulecases.h"

namespace fleetwright::test
{

QList<RuleCase> documentCases()
{
    using enum schema::Severity;
    return {
        {"document.one-source", Error, "/document", R"({"document": null})", "{}"},
        {"document.one-source", Error, "/document", R"({"documentSource": "https://b.s3.amazonaws.com/k"})",
         R"({"document": null, "documentSource": "https://b.s3.amazonaws.com/k"})", true},
        {"document.one-source", Error, "/documentSource",
         R"({"documentSource": "https://b.s3.amazonaws.com/k"})",
         R"({"document": null, "jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/t"})", true},
        {"document.own-beside-template", Hint, "/document",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/t"})", "{}"},
        {"document.json-object", Error, "/document", R"({"document": "{\n  \"a\": }"})",
         R"({"document": "{\n  \"a\": 1}"})"},
        {"document.json-object", Error, "/document", R"({"document": "[1]"})", "{}"},
        {"document.json-object", Error, "/document", R"({"document": "7"})", "{}"},
        {"document.json-object", Error, "/document", R"({"document": "  "})",
         R"({"document": null, "documentSource": "https://b.s3.amazonaws.com/k"})", true},
        {"document.unicode", Error, "/document", R"({"document": "{\"a\": \"\ud800\"}"})",
         R"({"document": "{\"a\": \"\ud83d\ude00\"}"})"},
        {"document.unicode", Error, "/document", R"({"document": "\ufeff{}"})", "{}", true},

        {"document-source.link", Error, "/documentSource",
         R"({"document": null, "documentSource": "s3://bucket/key"})",
         R"({"document": null, "documentSource": "https://s3.amazonaws.com/bucket/key"})", true},
        {"document-source.link", Error, "/documentSource",
         R"({"document": null, "documentSource": "http://b.s3.amazonaws.com/k"})",
         R"({"document": null, "documentSource": "https://s3-eu-west-1.amazonaws.com/b/k"})"},
        {"document-source.link", Error, "/documentSource",
         R"({"document": null, "documentSource": "https://b.s3.amazonaws.com/"})",
         R"({"document": null, "documentSource": "https://b.s3.eu-west-1.amazonaws.com/k"})"},
        {"document-source.link", Warning, "/documentSource",
         R"({"document": null, "documentSource": "https://b.s3.dualstack.eu-west-1.amazonaws.com/k"})",
         R"({"document": null, "documentSource": "https://s3.cn-north-1.amazonaws.com.cn/b/k"})"},
        {"document-source.partition", Warning, "/documentSource",
         R"({"document": null, "documentSource": "https://b.s3.amazonaws.com.cn/k"})",
         R"({"document": null, "documentSource": "https://b.s3.amazonaws.com/k"})"},
        {"document-source.region", Warning, "/documentSource",
         R"({"document": null, "documentSource": "https://b.s3.us-east-1.amazonaws.com/k"})",
         R"({"document": null, "documentSource": "https://b.s3.eu-west-1.amazonaws.com/k"})"},

        {"template.arn", Error, "/jobTemplateArn",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:job/t"})",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/t"})"},
        {"template.connection", Warning, "/jobTemplateArn",
         R"({"jobTemplateArn": "arn:aws:iot:us-east-1::jobtemplate/AWS-Reboot:1.0"})",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"})"},
        {"template.known", Hint, "/jobTemplateArn",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Dance:1.0"})",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"})"},
        {"parameters.managed-template-only", Error, "/documentParameters",
         R"({"documentParameters": {"a": "b"}})",
         R"({"documentParameters": {"runAsUser": "b"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"})",
         true},
        {"parameters.managed-template-only", Error, "/documentParameters",
         R"({"documentParameters": {"a": "b"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/t"})",
         "{}", true},
        {"parameters.known", Warning, "/documentParameters/pathToHandler",
         R"({"documentParameters": {"command": "ls", "pathToHandler": "/x"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0"})",
         R"({"documentParameters": {"command": "ls", "runAsUser": "x"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0"})",
         true},
        {"parameters.required", Error, "/documentParameters",
         R"({"documentParameters": {"filePath": "/x"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Download-File:1.0"})",
         R"({"documentParameters": {"filePath": "/x", "downloadUrl": "https://x"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Download-File:1.0"})"},
        {"parameters.length", Warning, "/documentParameters/runAsUser",
         R"({"documentParameters": {"runAsUser": ")"
         "0123456789012345678901234567890123456789012345678901234567890123"
         "0123456789012345678901234567890123456789012345678901234567890123"
         "0123456789012345678901234567890123456789012345678901234567890123"
         "01234567890123456789012345678901234567890123456789012345678901234"
         R"("}, "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"})",
         R"({"documentParameters": {"runAsUser": "me"},
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"})"},
    };
}

} // namespace fleetwright::test
