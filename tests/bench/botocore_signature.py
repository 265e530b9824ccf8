#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many microseconds botocore takes to sign one CreateJob request with a body of the size given."""
import sys
import time

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ROUNDS, CALLS = 7, 300


def main():
    body = b"x" * int(sys.argv[1])
    auth = SigV4Auth(Credentials("AKIDEXAMPLE", "secret"), "iot", "eu-west-1")

    def sign():
        request = AWSRequest(method="PUT", url="https://iot.eu-west-1.amazonaws.com/jobs/firmware-rollout",
                             data=body, headers={"Content-Type": "application/json"})
        auth.add_auth(request)

    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(CALLS):
            sign()
        best = min(best, (time.perf_counter() - start) / CALLS)
    print(best * 1e6)


if __name__ == "__main__":
    main()
