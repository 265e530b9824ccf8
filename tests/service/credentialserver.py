#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where credentials come from, on loopback, as strict as AWS: the sign-in of IAM Identity Center (sso-oidc) with its
portal (sso), the metadata service of EC2 instances (version 2 only), and the credentials of containers.

Prints one line of JSON (endpoint, tokens, keys), then serves until its standard input is closed. Under /test a test
confirms or denies a sign-in, scripts what /token answers next, ends tokens, and reads what was asked.
"""
import datetime
import json
import secrets
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

START_URL = "https://corp.awsapps.com/start"
ACCOUNT = "123456789012"
ROLE = "FleetOperator"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
CONTAINER_TOKEN = "container-token"


def later(seconds):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class State:
    def __init__(self):
        self.lock = threading.Lock()
        self.clients, self.devices, self.access, self.refresh = {}, {}, {}, {}
        self.script, self.log, self.metadata_tokens = [], [], set()
        self.interval, self.lifetime, self.metadata = 0, 3600, "good"
        self.access["cached-token"] = time.time() + 86400
        self.keys = {}  # a test's own, given to instances and containers


class Refusal(Exception):
    def __init__(self, status, body, headers=()):
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers


def oauth(error, description="", status=400):
    return Refusal(status, {"error": error, "error_description": description})


def need(body, *names):
    for name in names:
        if not isinstance(body.get(name), str) or not body[name]:
            raise oauth("invalid_request", f"{name} is missing")


class Handler(BaseHTTPRequestHandler):
    state = None
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.serve("GET")

    def do_PUT(self):
        self.serve("PUT")

    def do_POST(self):
        self.serve("POST")

    def serve(self, method):
        url = urlparse(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        route = getattr(self, "_".join([method] + [p.replace("-", "_") for p in url.path.strip("/").split("/")]), None)
        if url.path.startswith("/latest/meta-data/iam/security-credentials/"):
            route = self.role_credentials
        with self.state.lock:
            if not url.path.startswith("/test/"):
                self.state.log.append(f"{method} {url.path}")
            try:
                if route is None:
                    raise Refusal(404, "no such path")
                status, body, headers = 200, route(json.loads(raw) if raw else {}, parse_qs(url.query)), ()
            except Refusal as refusal:
                status, body, headers = refusal.status, refusal.body, refusal.headers
            except ValueError:
                status, body, headers = 400, {"error": "invalid_request"}, ()
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if isinstance(body, str) else "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    # sso-oidc
    def POST_client_register(self, body, _):
        need(body, "clientName", "clientType")
        if body["clientType"] != "public":
            raise oauth("invalid_client_metadata")
        client = secrets.token_hex(8)
        self.state.clients[client] = {"secret": secrets.token_hex(16), "scopes": body.get("scopes", [])}
        return {"clientId": client, "clientSecret": self.state.clients[client]["secret"],
                "clientIdIssuedAt": int(time.time()), "clientSecretExpiresAt": int(time.time()) + 7776000}

    def known_client(self, body):
        need(body, "clientId", "clientSecret")
        client = self.state.clients.get(body["clientId"])
        if client is None or client["secret"] != body["clientSecret"]:
            raise oauth("invalid_client", "unknown client", 401)
        return client

    def POST_device_authorization(self, body, _):
        self.known_client(body)
        need(body, "startUrl")
        if body["startUrl"] != START_URL:
            raise oauth("invalid_request", "Invalid start url provided")
        device = secrets.token_hex(16)
        self.state.devices[device] = {"client": body["clientId"], "outcome": None, "polled": 0.0, "used": False}
        page = "https://device.example/"
        return {"deviceCode": device, "userCode": "BCDF-GHJK", "verificationUri": page, "expiresIn": 600,
                "verificationUriComplete": page + "?user_code=BCDF-GHJK", "interval": self.state.interval}

    def POST_token(self, body, _):
        client = self.known_client(body)
        need(body, "grantType")
        if self.state.script:
            answer = self.state.script.pop(0)
            if "status" in answer:
                raise Refusal(answer["status"], answer["body"])
        if body["grantType"] == "refresh_token":
            need(body, "refreshToken")
            if self.state.refresh.pop(body["refreshToken"], None) != body["clientId"]:
                raise oauth("invalid_grant", "Invalid refresh token provided")
            return self.tokens(client, body["clientId"])
        if body["grantType"] != DEVICE_GRANT:
            raise oauth("unsupported_grant_type")
        need(body, "deviceCode")
        device = self.state.devices.get(body["deviceCode"])
        if device is None or device["client"] != body["clientId"] or device["used"]:
            raise oauth("invalid_grant", "Invalid device code provided")
        now = time.monotonic()
        too_fast = now - device["polled"] < self.state.interval
        device["polled"] = now
        if too_fast:
            raise oauth("slow_down")
        if device["outcome"] is None:
            raise oauth("authorization_pending")
        if device["outcome"] != "confirm":
            raise oauth(device["outcome"])
        device["used"] = True
        return self.tokens(client, body["clientId"])

    def tokens(self, client, client_id):
        access = "access-" + secrets.token_hex(12)
        self.state.access[access] = time.time() + self.state.lifetime
        answer = {"accessToken": access, "expiresIn": self.state.lifetime, "tokenType": "Bearer"}
        if client["scopes"]:
            answer["refreshToken"] = "refresh-" + secrets.token_hex(12)
            self.state.refresh[answer["refreshToken"]] = client_id
        return answer

    # sso
    def GET_federation_credentials(self, _, query):
        token = self.headers.get("x-amz-sso_bearer_token", "")
        if self.state.access.get(token, 0) <= time.time():
            raise Refusal(401, {"message": "Session token not found or invalid"},
                          [("x-amzn-ErrorType", "UnauthorizedException")])
        if query.get("account_id") != [ACCOUNT] or query.get("role_name") != [ROLE]:
            raise Refusal(403, {"message": "No access"}, [("x-amzn-ErrorType", "ForbiddenException")])
        return {"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "sso-secret", "sessionToken": "sso-session",
                                    "expiration": int(time.time() * 1000) + 3600000}}

    # EC2 instances
    def PUT_latest_api_token(self, _, __):
        ttl = self.headers.get("x-aws-ec2-metadata-token-ttl-seconds", "")
        if not ttl.isdigit() or not 1 <= int(ttl) <= 21600:
            raise Refusal(400, "")
        if self.state.metadata == "silent":
            time.sleep(5)
        token = secrets.token_urlsafe(40)
        self.state.metadata_tokens.add(token)
        return token

    def role_credentials(self, _, __):
        if self.headers.get("x-aws-ec2-metadata-token") not in self.state.metadata_tokens:
            raise Refusal(401, "")
        if self.state.metadata == "no role":
            raise Refusal(404, "")
        name = urlparse(self.path).path.rsplit("/", 1)[1]
        if not name:
            return "FleetHost"
        if name != "FleetHost":
            raise Refusal(404, "")
        if self.state.metadata == "failed":
            return json.dumps({"Code": "AssumeRoleUnauthorizedAccess", "Message": "EC2 cannot assume the role FleetHost."})
        return json.dumps({"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIAHOST", "SecretAccessKey": "host-secret",
                           "Token": "host-session", "Expiration": later(3600), **self.state.keys})

    # containers
    def GET_container(self, _, __):
        if self.headers.get("Authorization") != CONTAINER_TOKEN:
            raise Refusal(403, {"code": "Forbidden", "message": "no such token"})
        return {"AccessKeyId": "ASIABOX", "SecretAccessKey": "box-secret", "Token": "box-session", "Expiration": later(3600),
                **self.state.keys}

    # control
    def POST_test_decide(self, body, _):
        for device in self.state.devices.values():
            device["outcome"] = body["outcome"]
        return {}

    def POST_test_set(self, body, _):
        for name, value in body.items():
            setattr(self.state, name, value)
        return {}

    def POST_test_end_tokens(self, _, __):
        self.state.access.clear()
        return {}

    def GET_test_log(self, _, __):
        return {"log": self.state.log}


def main():
    Handler.state = State()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"endpoint": f"http://127.0.0.1:{server.server_address[1]}", "startUrl": START_URL, "account": ACCOUNT,
                      "role": ROLE, "cachedToken": "cached-token", "containerToken": CONTAINER_TOKEN}), flush=True)
    sys.stdin.read()
    server.shutdown()


main()
