#!/usr/bin/env python3
"""Makes api/<name>.yaml ready to serve: build.py SOURCE OUTDIR

Writes OUTDIR/<name>.json, the contract in one piece (references to common.yaml resolved), and
OUTDIR/<name>.html, the same as a page to read. cmake/contracts.cmake calls it.
"""

import copy
import datetime
import json
import pathlib
import sys

try:
    import yaml
except ImportError:
    sys.exit(
        "The contracts are YAML: please install Debian's package python3-yaml "
        "(./astro doctor names what is missing)."
    )

from page import reference_page


class Bundle:
    """Copies what a contract needs from the files it refers to into one document."""

    def __init__(self, source):
        self.folder = source.parent
        self.files = {}
        self.name = source.name
        self.document = copy.deepcopy(self.load(source.name))
        self.components = self.document.setdefault("components", {})

    def load(self, name):
        if name not in self.files:
            text = (self.folder / name).read_text(encoding="utf-8")
            self.files[name] = plain(yaml.safe_load(text))
        return self.files[name]

    def make(self):
        paths = self.document["paths"]
        for path, item in paths.items():
            paths[path] = self.with_roles(self.local(self.inlined(item), self.name))
        for kind in list(self.components):
            for key, value in list(self.components[kind].items()):
                self.components[kind][key] = self.local(self.inlined(value), self.name)
        self.components.pop("pathItems", None)
        self.components = {
            kind: dict(sorted(entries.items())) for kind, entries in self.components.items()
        }
        self.document["components"] = self.components
        return self.document

    def with_roles(self, item):
        """In a shared path, "signed-in" means the roles that this contract serves."""
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("x-roles") == ["signed-in"]:
                operation["x-roles"] = self.document["x-roles"]
        return item

    def inlined(self, value):
        """A path item or component that is nothing but a reference becomes what it refers to."""
        if isinstance(value, dict) and set(value) == {"$ref"} and not value["$ref"].startswith("#"):
            file, pointer = value["$ref"].split("#", 1)
            return self.local(copy.deepcopy(resolve(self.load(file), pointer)), file)
        return value

    def local(self, value, file):
        """Rewrites references inside `value`, which stands in `file`, to the one document."""
        if isinstance(value, list):
            return [self.local(entry, file) for entry in value]
        if not isinstance(value, dict):
            return value
        result = {key: self.local(entry, file) for key, entry in value.items() if key != "$ref"}
        if "$ref" in value:
            result = {"$ref": self.taken(value["$ref"], file), **result}
        return result

    def taken(self, reference, file):
        target, pointer = reference.split("#", 1)
        target = target or file
        if target == self.name or reference.startswith("#/components/") and file == self.name:
            resolve(self.document, pointer)
            return "#" + pointer
        _, _, kind, key = pointer.split("/")
        entries = self.components.setdefault(kind, {})
        if key not in entries:
            entries[key] = {}  # a place first, so that a type that contains itself ends
            entries[key] = self.local(copy.deepcopy(resolve(self.load(target), pointer)), target)
        return "#" + pointer


def resolve(document, pointer):
    for part in pointer.strip("/").split("/"):
        part = part.replace("~1", "/").replace("~0", "~")
        if part not in document:
            sys.exit(f"The contract refers to #{pointer}, which does not exist.")
        document = document[part]
    return document


def plain(value):
    """YAML reads unquoted dates as dates; JSON has only their text."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: build.py SOURCE OUTDIR")
    source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    document = Bundle(source).make()
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    (out / f"{source.stem}.json").write_text(text + "\n", encoding="utf-8")
    (out / f"{source.stem}.html").write_text(reference_page(document), encoding="utf-8")


if __name__ == "__main__":
    main()
