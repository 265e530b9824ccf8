# SPDX-License-Identifier: GPL-3.0-or-later
"""Check a JSON Schema against its metaschema, then print its verdict ("valid" or "invalid") on each line of a
file of JSON values.

usage: jsonschema_verdicts.py SCHEMA VALUES"""

import json
import sys

import jsonschema
import regex


def pattern(validator, wanted, instance, schema):
    """As ECMA-262 in Unicode mode, which the standard names: with \\p{…}, and $ only at the very end. Python's re
    has neither."""
    if validator.is_type(instance, "string") and not regex.search(wanted.removesuffix("$") + r"\Z", instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {wanted!r}")


formats = jsonschema.FormatChecker(formats=())


@formats.checks("regex", raises=regex.error)
def is_regex(instance):
    return bool(regex.compile(instance))


with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema, format_checker=formats)
validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})(schema)
with open(sys.argv[2], encoding="utf-8") as file:
    for line in file:
        print("valid" if validator.is_valid(json.loads(line)) else "invalid")
