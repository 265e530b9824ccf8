# SPDX-License-Identifier: GPL-3.0-or-later
"""Print what botocore's model of AWS IoT says about CreateJob: a JSON object from the place of each member
("/targets/*") to its limits."""

import json

import botocore.loaders

model = botocore.loaders.Loader().load_service_model("iot", "service-2", "2015-05-28")
shapes = model["shapes"]
limits = {}


def walk(name, place, required, location):
    shape = shapes[name]
    row = {"type": shape["type"], "required": required, "location": location}
    row.update({key: shape[key] for key in ("min", "max", "pattern", "enum") if key in shape})
    limits[place] = row
    if shape["type"] == "structure":
        for member, reference in shape["members"].items():
            walk(reference["shape"], place + "/" + member, member in shape.get("required", []),
                 reference.get("location", "body"))
    elif shape["type"] == "list":
        walk(shape["member"]["shape"], place + "/*", False, "body")
    elif shape["type"] == "map":
        key = shapes[shape["key"]["shape"]]
        row.update({"key-" + limit: key[limit] for limit in ("min", "max", "pattern") if limit in key})
        walk(shape["value"]["shape"], place + "/*", False, "body")


walk(model["operations"]["CreateJob"]["input"]["shape"], "", False, "body")
print(json.dumps(limits))
