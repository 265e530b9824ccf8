# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs made-up requests with botocore and prints each with what came out, one JSON object a line.

Arguments: how many, and the seed. The seed makes runs repeatable."""
import base64
import datetime
import json
import random
import sys
from unittest import mock

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.utils import percent_encode, percent_encode_sequence

ALPHABET = (
    "abzABZ059-_.~ :/?#[]@!$&'()*+,;=%\"<>\\^`{|}\t\n\x01\x7f"
    "äßéñ日本語\u200b\ufeff\u00a0😀🏳"
)
SERVICES = ["iot", "iot-jobs-data", "sts", "execute-api"]
REGIONS = ["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"]
ENDPOINTS = [
    "https://iot.eu-west-1.amazonaws.com", "https://iot.cn-north-1.amazonaws.com.cn",
    "http://127.0.0.1:5000", "http://localhost", "http://[::1]:4566", "https://localhost:443",
    "https://Proxy.Example.com:8443/some/prefix", "https://example.com/a%20b/",
]


def odd(rng, longest):
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(0, longest)))


def header_value(rng):
    words = ["".join(rng.choice("abcXYZ019-_.~:/?#@!$&'()*+;=%\"<>\\^`{|}") for _ in range(rng.randint(1, 12)))
             for _ in range(rng.randint(1, 4))]
    return rng.choice(["", " ", "  "]) + rng.choice([" ", "  ", "   "]).join(words) + rng.choice(["", " "])


def make(rng):
    segments = [rng.choice([odd(rng, 12), "jobs", "things", ".", "..", "", "a:b", "%2F", "a%3Ab"])
                for _ in range(rng.randint(0, 5))]
    query = [[odd(rng, 8) or "n", odd(rng, 12)] for _ in range(rng.choice([0, 0, 1, 2, 5]))]
    if query and rng.random() < 0.2:
        query.append([query[0][0], odd(rng, 5)])
    headers = []
    for name in rng.sample(["Content-Type", "X-Amz-Meta", "x-amzn-Odd", "User-Agent", "Expect", "X-Amzn-Trace-Id",
                            "Accept", "X-Custom"], rng.randint(0, 5)):
        headers.append([name, header_value(rng)])
    body = None
    if rng.random() < 0.6:
        body = rng.choice([b"", b"{}", odd(rng, 200).encode(), rng.randbytes(rng.randint(0, 3000))])
    return {
        "method": rng.choice(["GET", "PUT", "POST", "PATCH", "DELETE"]),
        "endpoint": rng.choice(ENDPOINTS),
        "segments": segments,
        "query": query,
        "headers": headers,
        "body": None if body is None else base64.b64encode(body).decode(),
        "accessKeyId": "AKID" + "".join(rng.choice("ABCDEFGH234567") for _ in range(12)),
        "secret": "".join(rng.choice("abcdefXYZ0189+/") for _ in range(40)),
        "sessionToken": rng.choice(["", "FwoG" + "".join(rng.choice("abcdefXYZ0189+/=%:") for _ in range(200))]),
        "region": rng.choice(REGIONS),
        "service": rng.choice(SERVICES),
        "time": rng.randint(1_400_000_000, 2_500_000_000),
    }


def sign(case):
    path = "/" + "/".join(percent_encode(s, safe="~") for s in case["segments"])
    url = case["endpoint"].rstrip("/") + path
    if case["query"]:
        url += "?" + percent_encode_sequence([(n, v) for n, v in case["query"]])
    body = None if case["body"] is None else base64.b64decode(case["body"])
    request = AWSRequest(method=case["method"], url=url, data=body or b"")
    for name, value in case["headers"]:
        request.headers[name] = value
    now = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc)
    credentials = Credentials(case["accessKeyId"], case["secret"], case["sessionToken"] or None)
    with mock.patch.object(botocore.auth, "get_current_datetime", lambda *a, **k: now.replace(tzinfo=None)):
        auth = botocore.auth.SigV4Auth(credentials, case["service"], case["region"])
        auth.add_auth(request)
    case["url"] = url
    case["canonicalRequest"] = auth.canonical_request(without_authorization(request))
    case["authorization"] = request.headers["Authorization"]
    return case


def without_authorization(request):
    del_request = AWSRequest(method=request.method, url=request.url, data=request.data)
    for name, value in request.headers.items():
        if name != "Authorization":
            del_request.headers[name] = value
    return del_request


def main():
    rng = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[1])):
        print(json.dumps(sign(make(rng))))


main()
