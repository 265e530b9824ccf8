# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what botocore knows of the IoT endpoints of every region, as JSON."""
import json

import botocore.session

session = botocore.session.get_session()
rows = []
for partition in session.get_data("endpoints")["partitions"]:
    endpoints = partition["services"].get("iot", {}).get("endpoints", {})
    for region, data in endpoints.items():
        if region not in partition["regions"]:
            continue
        fips = [v["hostname"] for v in data.get("variants", []) if v["tags"] == ["fips"]]

        def url(service):
            return session.create_client(
                service, region, aws_access_key_id="x", aws_secret_access_key="x",
                endpoint_url=None).meta.endpoint_url

        rows.append({
            "region": region,
            "partition": partition["partition"],
            "fips": bool(fips),
            "endpoint": url("iot"),
            "fipsEndpoint": "https://" + fips[0] if fips else "",
            "sts": url("sts"),
        })
print(json.dumps(rows))
