# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes credentials files, good and odd, and prints what botocore reads out of each, as one JSON array."""
import base64
import json
import random
import tempfile

from botocore.configloader import raw_config_parse
from botocore.exceptions import BotoCoreError

KEYS = b"aws_access_key_id = AKID\naws_secret_access_key = s3cr3t/+=\n"
BY_HAND = [
    b"", b"\n\n", b"[default]\n" + KEYS, b"[default]\r\n" + KEYS.replace(b"\n", b"\r\n"),
    b"[default]\r" + KEYS.replace(b"\n", b"\r"), KEYS, b"# only a comment\n", b"; x\n[a]\n; y\n" + KEYS,
    b"[a]\n" + KEYS + b"[b]\n" + KEYS, b"[a]\n" + KEYS + b"[a]\n" + KEYS, b"[a]\nx=1\nx=2\n", b"[a]\nX=1\nx=2\n",
    b"[a]\nx = 1 # not a comment\n", b"[a]\nx = 1 ; not a comment\n", b"[a]\nx:1\ny : 2\nz=a:b\nu:a=b\n", b"[a]\nx\n",
    b"[a]\n= 1\n", b"[a]\n: 1\n", b"[a]\nx =\n", b"[a]\nx =\n  1\n  2\n", b"[a]\nx = 1\n  2\n\n  3\n\n\ny = 4\n",
    b"[a]\nx = 1\n  # no value\n  2\n", b"[a]\n  x = 1\n  y = 2\n    z = 3\n", b"  [a]\n  x = 1\n", b"[a]\nx = 1\n  [b]\n",
    b"[a] trailing\nx = 1\n", b"[a]b]\nx = 1\n", b"[]\nx = 1\n", b"[a\nx = 1\n", b"[ a ]\nx = 1\n", b"[profile a]\nx = 1\n",
    b"[DEFAULT]\nx = 1\n[a]\ny = 2\n[b]\nx = 3\n", b"[DEFAULT]\nx = 1\n", b"[default]\nx = 1\n[DEFAULT]\nx = 2\n",
    b"[DEFAULT]\nx=1\n[a]\n[DEFAULT]\ny=2\n", b"[DEFAULT]\nx=1\n[DEFAULT]\nx=2\n",
    b"[a]\nx y z = 1\n", b"[a]\nx = %(y)s ${z} %%\n", b"[a]\n\xc3\xa4 = \xe6\x97\xa5\n", b"[\xc3\xa4]\nx=1\n", b"[a]\nx = \xff\n",
    b"[a]\nx = 1\n\ty\n", b"[a]\n\tx = 1\n y = 2\n", b"[a]\nx = \"quoted\"\n", b"[a]\nx = 1", b"[a]\nx==1\n", b"[a]\nx= =1\n",
    b"[a]\nx=1\n   \n  \n y\n", b"[a]\n#x=1\n ;y=2\n\t# z\n", b"x\n[a]\n", b"[a]\n[b]\n  x=1\n [c]\ny=2\n", b"[a]\nx=\n\n\n  1\n",
]
PIECES = [b"[a]\n", b"[b]\n", b"[DEFAULT]\n", b"x = 1\n", b"y: 2\n", b"z=\n", b"  deep\n", b"    deeper = 1\n", b"\n", b"# c\n",
          b"  ; c\n", b" w = 5\n", b"junk\n", b"\tq=3\n", b"[c]\r\n", b"v = a = b\r\n", b"   [d]\n", b"u=1"]


def verdict(data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            return {"sections": raw_config_parse(file.name, parse_subsections=False), "error": ""}
        except BotoCoreError as error:
            return {"sections": None, "error": str(error)}


def main():
    rng = random.Random(6)
    made = [b"".join(rng.choices(PIECES, k=rng.randint(1, 9))) for _ in range(400)]
    made += [b"[p]\n" + b"".join(rng.sample(PIECES[3:], rng.randint(1, 8))) for _ in range(400)]
    print(json.dumps([{"bytes": base64.b64encode(data).decode(), **verdict(data)} for data in BY_HAND + made]))


main()
