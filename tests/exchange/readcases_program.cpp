// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/readcases.h"

namespace fleetwright::test
{

QList<ReadCase> programCases()
{
    using exchange::Form;
    return {
        {"boto3 keywords",
         "import boto3\nclient = boto3.client('iot')\nclient.create_job(\n    jobId='a',  # its id\n    "
         "targets=['t1', "
         "\"t2\",],\n    timeoutConfig={'inProgressTimeoutInMinutes': 30},\n)\n",
         Form::Boto3,
         R"({"jobId":"a","targets":["t1","t2"],"timeoutConfig":{"inProgressTimeoutInMinutes":30}})"},
        {"boto3 with a dictionary",
         "request = {\n  'jobId': 'a',\n  'tags': [{'Key': 'k', 'Value': 'v'}]}\nx.create_job(**request)",
         Form::Boto3, R"({"jobId":"a","tags":[{"Key":"k","Value":"v"}]})"},
        {"boto3 with a document",
         "iot.create_job(jobId=f'job-{version}', document=json.dumps({'b': 1, 'a': [True, None]}, indent=2), "
         "targets=[thing['arn']])",
         Form::Boto3,
         R"({"jobId":"job-<<version>>","document":"{\"b\": 1, \"a\": [true, null]}","targets":["<<thing['arn']>>"]})"},
        {"Python's texts",
         "c.create_job(description='a' \"b\"\n  r'\\n' + 'c', jobId='''x\ny''', document=\"\"\"{\"a\": "
         "\"\\u00e9\"}\"\"\")",
         Form::Boto3,
         "{\"description\":\"ab\\\\nc\",\"jobId\":\"x\\ny\",\"document\":\"{\\\"a\\\": \\\"\xC3\xA9\\\"}\"}"},
        {"assigned names",
         "JOB = 'a'\nDOC = {'x': 1}\nT: str = 't'\nc.create_job(jobId=JOB, targets=[T], "
         "document=json.dumps(DOC))",
         Form::Boto3, R"({"jobId":"a","targets":["t"],"document":"{\"x\": 1}"})"},
        {"names that nobody gives a value",
         "c.create_job(jobId=job_id, targets=get(1, 2), document=open('x').read())", Form::Boto3,
         R"({"jobId":"<<job_id>>","targets":"<<get(1, 2)>>","document":"<<open('x').read()>>"})"},
        {"names in a circle", "B = A\nA = B\nc.create_job(jobId=A)", Form::Boto3, R"({"jobId":"<<A>>"})"},
        {"further members", "c.create_job(jobId='a', **extra)", Form::Boto3, R"({"jobId":"a"})", 1},
        {"JavaScript",
         "import { IoTClient, CreateJobCommand } from '@aws-sdk/client-iot';\nawait client.send(new "
         "CreateJobCommand({\n  "
         "jobId: `job-${v}`, // id\n  targets: ['t'], /* all */\n  document: JSON.stringify({ op: \"x\", n: "
         "1 }),\n  "
         "\"timeoutConfig\": { inProgressTimeoutInMinutes: 5, },\n}));\n",
         Form::JavaScript,
         R"({"jobId":"job-<<v>>","targets":["t"],"document":"{\"op\":\"x\",\"n\":1}","timeoutConfig":{"inProgressTimeoutInMinutes":5}})"},
        {"JavaScript's input",
         "const input = {\n  jobId: 'a',\n  targets,\n  description: \"it's\",\n};\nconst command = new "
         "CreateJobCommand(input);",
         Form::JavaScript, R"({"jobId":"a","targets":"<<targets>>","description":"it's"})"},
        {"an object alone", "{\n  jobId: 'a',\n  targets: ['t']\n}", Form::JavaScript,
         R"({"jobId":"a","targets":["t"]})"},
        {"an input alone",
         "const input: CreateJobCommandInput = { jobId: 'a' + 'b', description: undefined };",
         Form::JavaScript, R"({"jobId":"ab"})"},
        {"version 2 of the SDK",
         "const params = { jobId: 'a' };\niot.createJob(params, function (err, data) {\n  if (err) "
         "console.log(err);\n});",
         Form::JavaScript, R"({"jobId":"a"})"},
        {"a list of a loop", "c.create_job(jobId=\"job-\" + str(n), targets=[f\"arn:{t}\" for t in things])",
         Form::Boto3, R"({"jobId":"job-<<str(n)>>","targets":["<<f\"arn:{t}\" for t in things>>"]})"},
        {"curl",
         "curl --silent --aws-sigv4 aws:amz:eu-west-1:iot \\\n  --request PUT \\\n  --header 'Content-Type: "
         "application/json' \\\n  --data-binary '{\"targets\": [\"t\"]}' \\\n  "
         "https://iot.eu-west-1.amazonaws.com/jobs/a%20b "
         "<<KEYS\nuser = \"x\"\nKEYS\n",
         Form::Curl, R"({"jobId":"a b","targets":["t"]})"},
    };
}

} // namespace fleetwright::test
