# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what botocore would put on the wire for calls of each operation, by name, as one JSON object."""
import json
from urllib.parse import urlsplit

import botocore.session
from botocore.awsrequest import AWSResponse

CALLS = {
    "CreateJob": ("iot", "create_job", {"jobId": "fw-1", "targets": ["arn:x"], "document": "{}"}),
    "DescribeJob": ("iot", "describe_job", {"jobId": "fw-1_A"}),
    "GetJobDocument": ("iot", "get_job_document", {"jobId": "fw-1"}),
    "GetJobDocument before substitution": ("iot", "get_job_document", {"jobId": "fw-1", "beforeSubstitution": True}),
    "ListJobs": ("iot", "list_jobs", {}),
    "ListJobExecutionsForJob": ("iot", "list_job_executions_for_job", {
        "jobId": "fw-1", "status": "FAILED", "maxResults": 250, "nextToken": "t/1"}),
    "ListJobs filtered": ("iot", "list_jobs", {
        "status": "IN_PROGRESS", "targetSelection": "CONTINUOUS", "thingGroupName": "a:b_c-1", "maxResults": 250,
        "nextToken": "A+B/=="}),
    "ListTagsForResource": ("iot", "list_tags_for_resource", {
        "resourceArn": "arn:aws:iot:eu-west-1:123456789012:job/fw-1", "nextToken": "t/1"}),
    "ListThings": ("iot", "list_things", {}),
    "ListThings filtered": ("iot", "list_things", {
        "attributeName": "a@b/c:#,.d", "attributeValue": "x=[1]#/@,", "thingTypeName": "t:1", "maxResults": 1,
        "nextToken": "ä ~%"}),
    "DescribeThing": ("iot", "describe_thing", {"thingName": "a:b_c-1"}),
    "ListThingGroups": ("iot", "list_thing_groups", {}),
    "ListThingGroups filtered": ("iot", "list_thing_groups", {
        "parentGroup": "p:1", "namePrefixFilter": "n", "recursive": False, "maxResults": 25, "nextToken": "t"}),
    "ListThingsInThingGroup": ("iot", "list_things_in_thing_group", {"thingGroupName": "a:b"}),
    "ListThingsInThingGroup filtered": ("iot", "list_things_in_thing_group", {
        "thingGroupName": "g", "recursive": True, "maxResults": 100, "nextToken": "t"}),
    "DescribeThingGroup": ("iot", "describe_thing_group", {"thingGroupName": "a:b_c-1"}),
    "GetCallerIdentity": ("sts", "get_caller_identity", {}),
}


def wire(service, method, parameters):
    session = botocore.session.Session()
    client = session.create_client(service, "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x")
    seen = {}

    def stop(request, **_):
        url = urlsplit(request.url)
        body = request.body or b""
        seen.update(method=request.method, path=url.path, query=sorted(filter(None, url.query.split("&"))),
                    body=body.decode() if isinstance(body, bytes) else body,
                    contentType=(request.headers.get("Content-Type") or b"").decode()
                    if isinstance(request.headers.get("Content-Type"), bytes)
                    else request.headers.get("Content-Type") or "")
        return AWSResponse(request.url, 500, {}, None)

    client.meta.events.register("before-send", stop)
    client.meta.events.register("needs-retry", lambda **_: None)
    try:
        getattr(client, method)(**parameters)
    except Exception:  # the made-up answer is no concern
        pass
    return seen


print(json.dumps({name: wire(*call) for name, call in CALLS.items()}))
