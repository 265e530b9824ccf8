# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, as JSON, which URLs a NO_PROXY excepts for botocore."""
import json
import os
import random

from botocore.utils import should_bypass_proxies

HOSTS = ["iot.eu-west-1.amazonaws.com", "sts.amazonaws.com", "amazonaws.com", "example.com", "sub.example.com", "notexample.com",
         "10.0.0.1", "10.0.0.12", "Example.COM", "host"]
NAMES = ["amazonaws.com", ".amazonaws.com", "example.com", ".Example.com", "example.com:8443", "10.0.0.1", "0.0.1", "*", "host", "com",
         " sub.example.com ", "", "..example.com", "10.0.0.0/8", "iot.eu-west-1.amazonaws.com"]
rng = random.Random(3)
rows = []
for name in [n for n in os.environ if n.lower().endswith("_proxy")]:
    del os.environ[name]
for _ in range(600):
    no_proxy = ",".join(rng.choices(NAMES, k=rng.choice([1, 1, 1, 2, 3])))
    url = f"https://{rng.choice(HOSTS)}{rng.choice(['', '', ':8443'])}/jobs"
    os.environ["no_proxy"] = no_proxy
    os.environ["https_proxy"] = "http://proxy"
    rows.append({"noProxy": no_proxy, "url": url, "excepted": bool(should_bypass_proxies(url))})
print(json.dumps(rows))
