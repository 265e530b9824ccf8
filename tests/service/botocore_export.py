# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, as JSON, the credentials that botocore finds under the present environment for a profile (or, without one, by
itself), and, where an endpoint of STS is given, who they are: botocore_export.py PROFILE STS|-"""
import json
import sys

import botocore.session

profile, sts = sys.argv[1:3]
session = botocore.session.Session(profile=profile or None)
try:
    found = session.get_credentials()
    if found is None:
        raise LookupError("no credentials")
    keys = found.get_frozen_credentials()
    result = {"accessKeyId": keys.access_key, "secretAccessKey": keys.secret_key, "sessionToken": keys.token or ""}
    if sts != "-":
        client = session.create_client("sts", endpoint_url=sts, region_name="eu-west-1")
        result["arn"] = client.get_caller_identity()["Arn"]
except Exception as error:  # whatever it is, the test compares that there was one
    result = {"error": f"{type(error).__name__}: {error}"}
print(json.dumps(result))
