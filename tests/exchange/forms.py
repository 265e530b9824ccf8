# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads lines {"form", "text", "request"} and holds each text, parsed by its own language's tool, against the request.

What a tool is missing for is said and not held. Ends with 1 where something differs."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import hcl2
import yaml

UNHOLDABLE = {
    "job": {"namespaceId"},
    "template": {"targets", "targetSelection", "namespaceId", "jobTemplateArn", "documentParameters"},
}
# Of AWS::IoT::JobTemplate; everything else is the API's name with a capital.
TEMPLATE_NAMES = {
    ("", "jobId"): "JobTemplateId",
    ("jobExecutionsRolloutConfig", "exponentialRate"): "ExponentialRolloutRate",
    ("jobExecutionsRetryConfig", "criteriaList"): "RetryCriteriaList",
}


def snake(name):
    return re.sub("(?<!^)([A-Z])", r"_\1", name).lower()


def expected(request, kind, style=lambda name: name):
    """The request as a resource of CloudFormation holds it."""

    def walk(value, parent):
        if isinstance(value, list):
            return [walk(item, parent) for item in value]
        if not isinstance(value, dict):
            return value
        if parent == "documentParameters":
            return value
        out = {}
        for key, below in value.items():
            name = key[0].upper() + key[1:]
            if kind == "template":
                name = TEMPLATE_NAMES.get((parent, key), name)
            out[style(name)] = walk(below, key)
        return out

    held = {key: value for key, value in request.items() if key not in UNHOLDABLE[kind]}
    windows = None
    if kind == "template" and "schedulingConfig" in held:
        windows = held.pop("schedulingConfig").get("maintenanceWindows")
    out = walk(held, "")
    if windows is not None:
        out[style("MaintenanceWindows")] = walk(windows, "maintenanceWindows")
    return out


def properties(load):
    def read(text):
        (resource,) = load(text)["Resources"].values()
        return resource["Properties"]

    return read


def terraform(text):
    def plain(value):
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(below) for key, below in value.items() if not key.startswith("__")}
        if isinstance(value, str):
            return json.loads(value.replace("$${", "${").replace("%%{", "%{"))
        return value

    (resource,) = hcl2.loads(text)["resource"]
    return plain(resource['"awscc_iot_job_template"']['"job"'])


def power_shell(text):
    assert text.isascii()
    return json.loads(re.search(r"\$request = @'\n(.*?)\n'@\n", text, re.S).group(1))


def step(text):
    (only,) = yaml.safe_load(text)
    assert "${{" not in text
    # What a shell writes into the file
    script = only["run"].replace("cat > job.json", "cat").split("\nfleetwright")[0]
    return json.loads(subprocess.run(["bash", "-c", script], capture_output=True, check=True).stdout)


def java_scripts(texts):
    inputs = [re.search(r"const input = (.*);\n\nconst answer", text, re.S).group(1) for text in texts]
    if not shutil.which("node"):
        print("node is missing: JavaScript is not held")
        return [json.loads(text) for text in inputs]
    program = "process.stdout.write(JSON.stringify([" + ",".join(f"({text})" for text in inputs) + "]))"
    return json.loads(subprocess.run(["node", "-"], input=program.encode(), capture_output=True, check=True).stdout)


def go_programs(texts):
    if not shutil.which("gofmt"):
        print("gofmt is missing: Go is not held")
        return
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            Path(folder, f"p{i}.go").write_text(text)
        done = subprocess.run(["gofmt", "-l", "-e", folder], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr[:2000])


READERS = {
    "json": (json.loads, lambda request: request),
    "cli-yaml": (yaml.safe_load, lambda request: request),
    "powershell": (power_shell, lambda request: request),
    "github-action": (step, lambda request: request),
    "cloudformation": (properties(yaml.safe_load), lambda request: expected(request, "job")),
    "cloudformation-json": (properties(json.loads), lambda request: expected(request, "job")),
    "cloudformation-template": (properties(yaml.safe_load), lambda request: expected(request, "template")),
    "cloudformation-template-json": (properties(json.loads), lambda request: expected(request, "template")),
    "terraform": (terraform, lambda request: expected(request, "template", snake)),
}


def main():
    rows = [json.loads(line) for line in sys.stdin]
    failed = 0
    held = 0
    for row in rows:
        if row["form"] not in READERS:
            continue
        read, wanted = READERS[row["form"]]
        try:
            got = read(row["text"])
        except Exception as error:  # noqa: BLE001: whatever a parser throws is a finding
            got = f"not read: {error!r}"
        held += 1
        if got != wanted(row["request"]):
            failed += 1
            if failed < 5:
                print(f"{row['form']} of {row['name']}:\n{got}\ninstead of\n{wanted(row['request'])}\n{row['text']}")
    scripts = [row for row in rows if row["form"] == "javascript"]
    for row, got in zip(scripts, java_scripts([row["text"] for row in scripts])):
        held += 1
        if got != row["request"]:
            failed += 1
            print(f"javascript of {row['name']}: {got}")
    go_programs([row["text"] for row in rows if row["form"] == "go"])
    print(f"{held} texts held, {failed} differ")
    return 1 if failed or not held else 0


sys.exit(main())
