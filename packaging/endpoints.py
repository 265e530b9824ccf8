#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints resources/endpoints/endpoints.json: partitions, regions and where their services answer, as the endpoint
rules of the installed botocore give it. Run it after an update of botocore:

    python3 packaging/endpoints.py > resources/endpoints/endpoints.json
"""
import json

import botocore
import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import BotoCoreError

SERVICES = ["iot", "sts", "sso", "sso-oidc"]
VARIANTS = {"standard": (False, False), "fips": (True, False), "dualStack": (False, True), "fipsDualStack": (True, True)}
PARTITION_NAMES = {"aws": "AWS", "aws-iso": "AWS ISO", "aws-iso-b": "AWS ISOB", "aws-iso-e": "AWS ISOE",
                   "aws-eusc": "AWS European Sovereign Cloud"}
REGION_NAMES = {"sa-east-1": "South America (S\u00e3o Paulo)"}


def providers(session):
    loader = session.get_component("data_loader")
    partitions = loader.load_data("partitions")
    return {service: EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
            for service in SERVICES}, partitions["partitions"]


def url(provider, region, fips, dual_stack):
    """What the rules give, or None where they refuse."""
    try:
        return provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack).url
    except BotoCoreError:
        return None


def template(provider, regions, fips, dual_stack):
    """The one pattern that all regions of a partition follow."""
    patterns = set()
    for region in regions:
        found = url(provider, region, fips, dual_stack)
        patterns.add(found.replace(region, "{region}") if found else None)
    if len(patterns) != 1:
        raise SystemExit(f"no common pattern: {patterns}")
    return patterns.pop()


def main():
    session = botocore.session.get_session()
    rules, partitions = providers(session)
    described = {p["partition"]: p for p in session.get_data("endpoints")["partitions"]}
    result = []
    for partition in partitions:
        old = described[partition["id"]]
        names = {region: data["description"] for region, data in old["regions"].items()}
        iot = old["services"].get("iot", {}).get("endpoints", {})
        regions = []
        for region in sorted(names, key=lambda r: REGION_NAMES.get(r, names[r])):
            entry = {"id": region, "name": REGION_NAMES.get(region, names[region])}
            if region in iot:
                entry["iot"] = True
                if any(v["tags"] == ["fips"] for v in iot[region].get("variants", [])):
                    entry["iotFips"] = True
            regions.append(entry)
        urls = {}
        for service in SERVICES:
            found = {v: template(rules[service], list(names), *flags) for v, flags in VARIANTS.items()}
            urls[service] = {variant: text for variant, text in found.items() if text}
        result.append({"id": partition["id"], "name": PARTITION_NAMES.get(partition["id"], old["partitionName"]),
                       "pattern": partition["regionRegex"].strip("^$").replace("\\-", "-"), "urls": urls,
                       "regions": regions})
    order = ["aws", "aws-cn", "aws-us-gov", "aws-eusc"]
    result.sort(key=lambda p: (order.index(p["id"]) if p["id"] in order else len(order), p["id"]))
    print(json.dumps({"botocore": botocore.__version__, "partitions": result}, indent=1, ensure_ascii=False))


main()
