#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a job as JSON, its document included, as boto3 reads it: job.py ENDPOINT JOB_ID. {} where there is none."""
import json
import sys

import boto3


def main():
    endpoint, job_id = sys.argv[1:]
    iot = boto3.client("iot", endpoint_url=endpoint)
    try:
        job = iot.describe_job(jobId=job_id)["job"]
    except iot.exceptions.ResourceNotFoundException:
        job = {}
    else:
        job["document"] = iot.get_job_document(jobId=job_id)["document"]
    print(json.dumps(job, default=str))


if __name__ == "__main__":
    main()
