"""The OpenAPI files as the tests see them: operations with roles, answers and error codes, and
a check of a value against a schema (the part of JSON Schema that the files use)."""

import dataclasses
import json
import re

ANSWERS_OF_THE_EDGE = {"400", "404", "405", "408", "411", "413", "429", "431", "501", "503"}
METHODS = ("get", "post", "put", "patch", "delete")


@dataclasses.dataclass
class Operation:
    api: str
    method: str
    path: str  # with its base, such as /api/v1/launches/{id}
    roles: frozenset  # empty: everybody
    facts: dict
    document: dict

    @property
    def name(self):
        return f"{self.method.upper()} {self.path} ({self.api})"

    def body_schema(self):
        body = self.facts.get("requestBody")
        if not body:
            return None
        return deref(body["content"]["application/json"]["schema"], self.document)

    def parameters(self, place):
        return [p for p in self.facts["parameters"] if p["in"] == place]

    def codes(self, status):
        response = self.facts["responses"].get(str(status))
        return set(deref(response, self.document).get("x-codes", {})) if response else set()


def load(folder, api):
    return json.loads((folder / f"{api}.json").read_text(encoding="utf-8"))


def operations(api, document):
    found = []
    for path, item in document["paths"].items():
        base = item.get("servers", document["servers"])[0]["url"].rstrip("/")
        for method in METHODS:
            if method not in item:
                continue
            facts = dict(item[method])
            given = item.get("parameters", []) + facts.get("parameters", [])
            facts["parameters"] = [deref(each, document) for each in given]
            roles = frozenset(facts["x-roles"])
            found.append(Operation(api, method, base + path, roles, facts, document))
    return found


def deref(value, document):
    while isinstance(value, dict) and "$ref" in value:
        node = document
        for part in value["$ref"][2:].split("/"):
            node = node[part.replace("~1", "/")]
        value = {**node, **{k: v for k, v in value.items() if k != "$ref"}}
    return value


def faults(value, schema, document, at=""):
    """["/items/0/price is missing", …]: where a value is not what the schema says."""
    schema = deref(schema, document)
    if "oneOf" in schema:
        tries = [faults(value, each, document, at) for each in schema["oneOf"]]
        return [] if [] in tries else min(tries, key=len)
    found = [f for part in schema.get("allOf", []) for f in faults(value, part, document, at)]
    if "type" in schema and not of_type(value, schema["type"]):
        return [*found, f"{at or '/'} is {json.dumps(value)[:60]}, not {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at} is {value!r}, not one of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{at} is {value!r}, not {schema['const']!r}")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{at} is {value!r}, not like {schema['pattern']}")
    return found + inner_faults(value, schema, document, at)


def inner_faults(value, schema, document, at):
    found = []
    if isinstance(value, dict):
        found += [
            f"{at}/{name} is missing" for name in schema.get("required", []) if name not in value
        ]
        known = schema.get("properties", {})
        for name, inner in known.items():
            if name in value:
                found += faults(value[name], inner, document, f"{at}/{name}")
        extra = schema.get("additionalProperties", True)
        for name in set(value) - set(known):
            if extra is False:
                found.append(f"{at}/{name} is not in the contract")
            elif isinstance(extra, dict):
                found += faults(value[name], extra, document, f"{at}/{name}")
    if isinstance(value, list) and "items" in schema:
        for index, each in enumerate(value):
            found += faults(each, schema["items"], document, f"{at}/{index}")
    return found


def of_type(value, wanted):
    kinds = wanted if isinstance(wanted, list) else [wanted]
    tests = {
        "null": lambda v: v is None,
        "boolean": lambda v: isinstance(v, bool),
        "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
        "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
        "string": lambda v: isinstance(v, str),
        "array": lambda v: isinstance(v, list),
        "object": lambda v: isinstance(v, dict),
    }
    return any(tests[kind](value) for kind in kinds)


def example_body(schema, document):
    """A body that the contract accepts: its written example, or one made of its parts."""
    schema = deref(schema, document)
    if schema.get("examples"):
        return json.loads(json.dumps(schema["examples"][0]))
    if "oneOf" in schema:
        return example_body(schema["oneOf"][0], document)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    kind = schema.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        required = schema.get("required") or list(schema.get("properties", {}))[:1]
        known = schema.get("properties", {})
        return {name: example_body(known[name], document) for name in required}
    if kind == "array":
        return [example_body(schema["items"], document)]
    if kind == "string":
        return from_pattern(schema)
    return {"integer": max(1, schema.get("minimum", 1)), "boolean": True, "number": 1.5}[kind]


def from_pattern(schema):
    pattern = schema.get("pattern", "")
    if prefix := re.fullmatch(r"\^([a-z]+_)\[0-9a-f\]\{32\}\$", pattern):
        return prefix[1] + "0123456789abcdef" * 2
    return "x" * max(8, schema.get("minLength", 0))
