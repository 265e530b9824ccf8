#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An IoT Jobs endpoint on loopback that checks signatures and permissions: moto with a user of its own.

Prints one line of JSON (endpoint, region, account, keys, a thing's and a group's ARN), then serves until its
standard input is closed, so that it never outlives whoever started it. With --open nothing is checked.
"""
import argparse
import json
import logging
import sys
import urllib.request

import boto3
from moto.core.responses import ActionAuthenticatorMixin
from moto.iam import access_control
from moto.server import ThreadedMotoServer

REGION = "eu-west-1"


def check_bodies_as_sent():
    """moto takes a request's headers for its body where it has none and then refuses every GET."""
    original = access_control.IAMRequestBase._create_aws_request

    def create(self):
        if self._method in ("GET", "DELETE", "PUT"):
            self._data = b""
        return original(self)

    access_control.IAMRequestBase._create_aws_request = create


def let_web_identities_in():
    """moto wants a signature on what AWS takes unsigned: a request whose token says who asks."""
    original = ActionAuthenticatorMixin._authenticate_and_authorize_action

    def check(self, *arguments, **named):
        unsigned = "Authorization" not in self.headers
        if unsigned and self._get_action() == "AssumeRoleWithWebIdentity" and self._get_param("WebIdentityToken"):
            return
        original(self, *arguments, **named)

    ActionAuthenticatorMixin._authenticate_and_authorize_action = check


def client(endpoint, service, key="setup", secret="setup"):
    return boto3.client(service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id=key,
                        aws_secret_access_key=secret)


def make_user(iam, name, actions):
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="jobs", PolicyDocument=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}],
    }))
    return iam.create_access_key(UserName=name)["AccessKey"]


def make_role(iam, name, actions):
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "*"}}],
    }))
    iam.put_role_policy(RoleName=name, PolicyName="jobs", PolicyDocument=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}],
    }))


def populate(endpoint):
    iam, iot = client(endpoint, "iam"), client(endpoint, "iot")
    operator = make_user(iam, "operator", ["iot:*", "sts:*"])
    reader = make_user(iam, "reader", ["iot:DescribeJob", "iot:ListJobs"])
    for name, actions in (("Deploy", ["iot:*", "sts:*"]), ("Audit", ["iot:ListJobs", "sts:GetCallerIdentity"])):
        make_role(iam, name, actions)
    thing = iot.create_thing(thingName="gateway-001")
    group = iot.create_thing_group(thingGroupName="warehouse")
    iot.add_thing_to_thing_group(thingName="gateway-001", thingGroupName="warehouse")
    temporary = client(endpoint, "sts").assume_role(
        RoleArn="arn:aws:iam::123456789012:role/Deploy", RoleSessionName="host")["Credentials"]
    return {
        "temporaryAccessKeyId": temporary["AccessKeyId"],
        "temporarySecretAccessKey": temporary["SecretAccessKey"],
        "temporaryToken": temporary["SessionToken"],
        "endpoint": endpoint,
        "region": REGION,
        "account": client(endpoint, "sts").get_caller_identity()["Account"],
        "accessKeyId": operator["AccessKeyId"],
        "secretAccessKey": operator["SecretAccessKey"],
        "readerAccessKeyId": reader["AccessKeyId"],
        "readerSecretAccessKey": reader["SecretAccessKey"],
        "thingArn": thing["thingArn"],
        "groupArn": group["thingGroupArn"],
    }


def check_from_now_on(endpoint):
    request = urllib.request.Request(endpoint + "/moto-api/reset-auth", data=b"0", method="POST",
                                     headers={"Content-Type": "text/plain"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        answer.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", action="store_true", help="check neither signatures nor permissions")
    arguments = parser.parse_args()

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    check_bodies_as_sent()
    let_web_identities_in()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    facts = populate(endpoint)
    if not arguments.open:
        check_from_now_on(endpoint)
    print(json.dumps(facts), flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main()
