// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/job/rulecases.h"

namespace fleetwright::test
{

QList<RuleCase> placeholderCases()
{
    using enum schema::Severity;
    return {
        {"placeholders.terminated", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:parameter:x\"}"})", R"({"document": "{\"a\": \"$x {}\"}"})"},
        {"placeholders.terminated", Warning, "/document", R"({"document": "{\"a\": \"${HOME\"}"})",
         R"({"document": "{\"a\": \"${HOME}\"}"})"},
        {"placeholders.known", Warning, "/document", R"({"document": "{\"a\": \"${aws:iot:thing:x}\"}"})",
         R"({"document": "{\"a\": \"${HOME}\"}"})"},
        {"placeholders.presigning-needs-role", Error, "/presignedUrlConfig",
         R"({"document": "{\"u\": \"${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k}\"}"})",
         R"({"document": "{\"u\": \"${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k}\"}",
             "presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/presign"}})"},
        {"placeholders.presigning-needs-role", Error, "/presignedUrlConfig",
         R"({"document": "{\"u\": \"${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k}\"}"})",
         R"({"document": "{\"u\": \"${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k}\"}",
             "jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/with-role"})"},
        {"placeholders.presigning-needs-role", Error, "/presignedUrlConfig",
         R"({"document": "{\"u\": \"${aws:iot:package:p:version:1:artifact:s3-presigned-url}\"}"})",
         R"({"document": "{\"u\": \"${aws:iot:package:p:version:1:attributes:k}\"}"})"},
        {"placeholders.locals-only-in-uploads", Error, "/document",
         R"({"document": "{\"a\": \"${jobId}\"}"})",
         R"({"document": "{\"a\":
             \"${aws:iot:s3-presigned-url-upload:https://b.s3.amazonaws.com/${jobId}}\"}"})"},
        {"placeholders.uploads-hold-only-locals", Error, "/document",
         R"({"document":
             "{\"a\": \"${aws:iot:s3-presigned-url-upload:https://b.s3.amazonaws.com/${user}}\"}"})",
         R"({"document":
             "{\"a\": \"${aws:iot:s3-presigned-url-upload:https://b.s3.amazonaws.com/${thingName}}\"}"})"},
        {"placeholders.locals-at-most-twice", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:s3-presigned-url-upload:)"
         R"(https://b.s3.amazonaws.com/${jobId}${jobId}${jobId}}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:s3-presigned-url-upload:)"
         R"(https://b.s3.amazonaws.com/${jobId}${jobId}${thingName}}\"}"})"},
        {"placeholders.upload-bucket-fixed", Error, "/document",
         R"({"document":
             "{\"a\": \"${aws:iot:s3-presigned-url-upload:https://${jobId}.s3.amazonaws.com/k}\"}"})",
         R"({"document":
             "{\"a\": \"${aws:iot:s3-presigned-url-upload:https://b.s3.amazonaws.com/${jobId}}\"}"})"},
        {"placeholders.nesting", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:s3-presigned-url:)"
         R"(${aws:iot:s3-presigned-url:https://b.s3.amazonaws.com/k}}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:s3-presigned-url:)"
         R"(${aws:iot:code-sign-signature:s3://eu-west-1.b/f@1}}\"}"})"},
        {"placeholders.s3-link", Warning, "/document",
         R"({"document": "{\"a\": \"${aws:iot:s3-presigned-url:https://example.com/k}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:s3-presigned-url:https://s3.amazonaws.com/b/k}\"}"})"},
        {"placeholders.upload-region", Error, "/document",
         R"({"document":
             "{\"a\": \"${aws:iot:s3-presigned-url-upload:https://b.s3.us-east-1.amazonaws.com/k}\"}"})",
         R"({"document":
             "{\"a\": \"${aws:iot:s3-presigned-url-upload:https://b.s3.eu-west-1.amazonaws.com/k}\"}"})"},
        {"placeholders.code-signing", Warning, "/document",
         R"({"document": "{\"a\": \"${aws:iot:code-sign-signature:https://b/f}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:code-sign-signature:s3://eu-west-1.b/f@v}\"}"})"},
        {"placeholders.parameters", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:parameter:x}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:parameter:x}\"}",
             "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0"})"},

        {"packages.arn", Error, "/destinationPackageVersions/0",
         R"({"destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p"]})",
         R"({"destinationPackageVersions":
             ["arn:aws:iot:eu-west-1:123456789012:package/p/version/$default"]})"},
        {"packages.arn", Error, "/destinationPackageVersions/0",
         R"({"destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/$x"]})",
         R"({"destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/$null"]})"},
        {"packages.connection", Warning, "/destinationPackageVersions/0",
         R"({"destinationPackageVersions": ["arn:aws:iot:us-east-1:123456789012:package/p/version/1"]})",
         R"({"destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/1"]})"},
        {"packages.unique", Warning, "/destinationPackageVersions/1",
         R"({"destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/1",
                                            "arn:aws:iot:eu-west-1:123456789012:package/p/version/1"]})",
         R"({"destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/1",
                                            "arn:aws:iot:eu-west-1:123456789012:package/p/version/2"]})",
         true},
        {"packages.named-are-listed", Error, "/destinationPackageVersions",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version:1:attributes:k}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version:1:attributes:k}\"}",
             "destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/1",
                                            "arn:aws:iot:eu-west-1:123456789012:package/q/version/1"]})",
         true},
        {"packages.named-are-listed", Error, "/destinationPackageVersions",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version:$default:attributes:k}\"}",
             "destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/1"]})",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version:$default:attributes:k}\"}",
             "destinationPackageVersions":
                 ["arn:aws:iot:eu-west-1:123456789012:package/p/version/$default"]})",
         true},
        {"packages.empty-names", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:package::version::attributes:k}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:package::version::attributes:k}\"}",
             "destinationPackageVersions": ["arn:aws:iot:eu-west-1:123456789012:package/p/version/1"]})"},
        {"packages.empty-names", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version::attributes:k}\"}"})", "{}"},
        {"packages.null-version", Error, "/document",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version:$null:attributes:k}\"}"})", "{}"},
        {"packages.all-attributes", Error, "/document",
         R"({"document": "{\"a\": \"x ${aws:iot:package:p:version:1:attributes}\"}"})",
         R"({"document": "{\"a\": \"${aws:iot:package:p:version:1:attributes}\"}"})"},
    };
}

} // namespace fleetwright::test
