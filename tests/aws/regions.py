# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, as JSON, where botocore's endpoint rules find the services in every region that it knows, and which regions
serve IoT."""
import json

import botocore
import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import BotoCoreError

session = botocore.session.get_session()
loader = session.get_component("data_loader")
partitions = loader.load_data("partitions")
rows = []
for service in ("iot", "sts", "sso", "sso-oidc"):
    rules = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
    for partition in partitions["partitions"]:
        for region in partition["regions"]:
            if region.endswith("-global") or region == "global":
                continue
            for fips in (False, True):
                for dual_stack in (False, True):
                    try:
                        url = rules.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack).url
                    except BotoCoreError:
                        url = ""
                    rows.append({"service": service, "partition": partition["id"], "region": region, "fips": fips,
                                 "dualStack": dual_stack, "url": url})
iot = {}
for partition in session.get_data("endpoints")["partitions"]:
    for region, data in partition["services"].get("iot", {}).get("endpoints", {}).items():
        if region in partition["regions"]:
            iot[region] = any(v["tags"] == ["fips"] for v in data.get("variants", []))
print(json.dumps({"version": botocore.__version__, "rows": rows, "iot": iot}))
