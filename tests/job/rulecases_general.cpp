// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/job/rulecases.h"

namespace fleetwright::test
{

QList<RuleCase> generalCases()
{
    using enum schema::Severity;
    return {
        {"general.description-not-inherited", Hint, "/description",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/t", "document": null})",
         R"({"jobTemplateArn": "arn:aws:iot:eu-west-1:123456789012:jobtemplate/t", "description": "d"})"},
        {"namespace.greengrass-only", Hint, "/namespaceId", R"({"namespaceId": "ns"})", "{}", true},

        {"targets.thing-or-group", Error, "/targets/0", R"({"targets": ["pump-1"]})",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/pump-1"]})", true},
        {"targets.thing-or-group", Error, "/targets/0", R"({"targets": ["thinggroup/berlin"]})", "{}", true},
        {"targets.thing-or-group", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:job/a"]})", "{}"},
        {"targets.thing-or-group", Error, "/targets/0",
         R"({"targets": ["arn:aws:s3:eu-west-1:123456789012:thing/a"]})", "{}"},
        {"targets.thing-or-group", Error, "/targets/1",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/a", "pump 1"]})", "{}"},
        {"targets.name", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/a b"]})",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/a:b_c-D9"]})"},
        {"targets.name", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/"]})", "{}"},
        {"targets.account-and-region", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:1234:thing/a"]})", "{}"},
        {"targets.account-and-region", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot::123456789012:thing/a"]})", "{}"},
        {"targets.one-account", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:999999999999:thing/a"]})", "{}"},
        {"targets.one-account", Error, "/targets/0",
         R"({"targets": ["arn:aws:iot:us-east-1:123456789012:thing/a"]})", "{}"},
        {"targets.one-account", Error, "/targets/0",
         R"({"targets": ["arn:aws-cn:iot:eu-west-1:123456789012:thing/a"]})", "{}"},
        {"targets.known-to-the-service", Warning, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/missing"]})", "{}"},
        {"targets.known-to-the-service", Warning, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/missing"]})", "{}"},
        {"targets.known-to-the-service", Hint, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/unasked"]})",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/unasked"]})", true},
        {"targets.snapshot-of-dynamic-group", Warning, "/targets/0",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/dynamic"]})",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/dynamic"],
             "targetSelection": "CONTINUOUS"})",
         true},
        {"targets.later-members-unlimited", Warning, "/targetSelection",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/dynamic"],
             "targetSelection": "CONTINUOUS"})",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/static"],
             "targetSelection": "CONTINUOUS"})"},
        {"targets.continuous-on-things", Warning, "/targetSelection", R"({"targetSelection": "CONTINUOUS"})",
         R"({"targetSelection": "SNAPSHOT"})", true},

        {"tags.unique-keys", Error, "/tags/1/Key", R"({"tags": [{"Key": "a"}, {"Key": "a"}]})",
         R"({"tags": [{"Key": "a"}, {"Key": "A"}]})", true},
        {"tags.reserved-prefix", Error, "/tags/0/Key", R"({"tags": [{"Key": "AWS:a"}]})",
         R"({"tags": [{"Key": "my-aws:a"}]})"},
        {"tags.value-characters", Warning, "/tags/0/Value", R"({"tags": [{"Key": "a", "Value": "b*"}]})",
         R"({"tags": [{"Key": "a", "Value": "Größe 7_.:/=+-@"}]})"},
        {"tags.safe-length", Warning, "/tags/0/Key",
         R"({"tags": [{"Key": "0123456789012345678901234567890123456789012345678901234567890123)"
         R"(0123456789012345678901234567890123456789012345678901234567890123"}]})",
         R"({"tags": [{"Key": "012345678901234567890123456789012345678901234567890123456789012)"
         R"(0123456789012345678901234567890123456789012345678901234567890123"}]})"},

        {"presigned.role-arn", Error, "/presignedUrlConfig/roleArn",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:user/me"}})",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/path/presign"}})"},
        {"presigned.role-arn", Error, "/presignedUrlConfig/roleArn",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam:eu-west-1:123456789012:role/r"}})", "{}"},
        {"presigned.role-account", Warning, "/presignedUrlConfig/roleArn",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam::999999999999:role/presign"}})",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/presign"}})"},
        {"presigned.unused", Hint, "/presignedUrlConfig",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/presign"}})",
         R"({"presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/presign"},
             "document": "{\"u\":\"${aws:iot:s3-presigned-url:https://b.s3.eu-west-1.amazonaws.com/k}\"}"})",
         true},
    };
}

} // namespace fleetwright::test
