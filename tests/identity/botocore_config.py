# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes pairs of config and credentials files, good and odd, and prints what botocore reads out of each pair, as
one JSON array. Also words as Python's shlex splits them."""
import base64
import json
import os
import random
import shlex
import tempfile

import botocore.session
from botocore.exceptions import BotoCoreError

CONFIGS = [
    b"", b"[default]\nregion = eu-west-1\n", b"[profile a]\nregion = x\n[profile b]\noutput=json\n", b"[a]\nregion = x\n",
    b"[profile \"a b\"]\nregion = x\n", b"[profile 'a b']\nregion=y\n", b"[profile a b]\nregion = x\n", b"[profile]\nregion=x\n",
    b"[profilea]\nregion=x\n", b"[profiles a]\nregion=x\n", b"[profile  a]\nregion=x\n", b"[profile\ta]\nregion=x\n",
    b"[profile a\\ b]\nregion=x\n", b"[profile \"a]\nregion=x\n", b"[profile default]\nregion=x\n",
    b"[default]\nregion=1\n[profile default]\nregion=2\n", b"[profile default]\nregion=2\n[default]\nregion=1\n",
    b"[profile a]\nx=1\n[profile \"a\"]\ny=2\n", b"[sso-session s]\nsso_region = r\nsso_start_url = https://x/start#/\n",
    b"[sso-session \"s t\"]\nsso_region=r\n", b"[services s]\nsts =\n  endpoint_url = http://localhost:1\niot =\n  endpoint_url=http://x\n",
    b"[profile a]\ns3 =\n  addressing_style = path\n  x=y=z\nregion = r\n", b"[profile a]\ns3 =\n  broken\n",
    b"[profile a]\ns3 =\n\n  x = 1\n\n  y = 2\n", b"[profile a]\ns3 =\n  x : 1\n", b"[profile a]\ns3 =\n  X = 1\n",
    b"[profile a]\nx = first\n  second\n", b"[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = b\n[profile b]\n",
    b"[preview]\nx = 1\n", b"[DEFAULT]\nregion = all\n[profile a]\n", b"[profile a]\nx=1\n[profile a]\ny=1\n", b"x = 1\n",
    b"[profile a]\nx\n", b"[profile \xc3\xa4]\nx = \xe6\x97\xa5\n", b"\xff", b"[profile a]\r\nx = 1\r\n", b"# c\n[profile a] # c\nx = 1 # c\n",
    b"[profile a]\n; c\n  # c\nx = 1\n", b"[profile '']\nx=1\n", b"[profile a;b]\nx=1\n", b"[profile a#b]\nx=1\n",
    b"\xef\xbb\xbf[profile a]\nx=1\n", b"\xef\xbb\xbf", b"[profile a]\ns3 =\n  a=1\x0bb=2\n", b"[profile a]\ns3 =\n  a=1\xe2\x80\xa8b\n",
    b"[profile a]\ncredential_process = \"/opt/my tool\" --x 'a b'\n",
]
CREDENTIALS = [
    b"", b"[default]\naws_access_key_id = A\naws_secret_access_key = S\n", b"[a]\naws_access_key_id = A2\nregion = other\n",
    b"[profile a]\nx = 9\n", b"[b]\nx = 1\n[a]\nx = 2\n", b"[a]\nnested =\n  k = v\n", b"[a]\nnested =\n  broken\n", b"[a\n", b"[a b]\nx=3\n",
    b"[sso-session s]\nsso_region = q\n", b"[services s]\nx = 1\n", b"[\xc3\xa4]\nx=4\n",
]
PIECES = [b"[default]\n", b"[profile a]\n", b"[profile b]\n", b"[profile 'c d']\n", b"[sso-session s]\n", b"[services v]\n", b"[e]\n", b"region = r1\n",
          b"region = r2\n", b"x=1\n", b"s3 =\n", b"  k = v\n", b"  l=w\n", b"\n", b"# c\n", b"y: 2\n", b"  ; c\n", b"z =\n", b"u = a = b\n"]
WORD_PIECES = ["a", "b c", " ", "  ", "\t", "'", '"', "\\", "x'y", '"q r"', "'s t'", "\\ ", '\\"', "\n", "--opt=1", "$HOME", "*", "\u00e4", "#", "''", '""']


def verdict(config, credentials):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("config", config), ("credentials", credentials)):
            if data is not None:
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
        os.environ["AWS_CONFIG_FILE"] = os.path.join(folder, "config")
        os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.path.join(folder, "credentials")
        try:
            full = botocore.session.Session().full_config
        except BotoCoreError as error:
            return {"error": type(error).__name__}
        return {"profiles": full["profiles"], "sso": full.get("sso_sessions", {}), "services": full.get("services", {})}


def words(text):
    try:
        return shlex.split(text)
    except ValueError:
        return None


def encoded(data):
    return None if data is None else base64.b64encode(data).decode()


def main():
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    rng = random.Random(7)
    pairs = [(config, CREDENTIALS[i % len(CREDENTIALS)]) for i, config in enumerate(CONFIGS)]
    pairs += [(CONFIGS[i % len(CONFIGS)], credentials) for i, credentials in enumerate(CREDENTIALS)]
    pairs += [(config, None) for config in CONFIGS] + [(None, credentials) for credentials in CREDENTIALS] + [(None, None)]
    for _ in range(400):
        made = [rng.choice(PIECES[:7]) + b"".join(rng.sample(PIECES, rng.randint(1, 9))) for _ in range(2)]
        pairs.append((made[0], made[1].replace(b"profile ", b"") if rng.random() < 0.7 else made[1]))
    texts = ["".join(rng.choices(WORD_PIECES, k=rng.randint(0, 9))) for _ in range(600)]
    print(json.dumps({
        "files": [{"config": encoded(a), "credentials": encoded(b), **verdict(a, b)} for a, b in pairs],
        "words": [{"text": text, "words": words(text)} for text in texts]}))


main()
