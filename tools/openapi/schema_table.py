"""How a schema reads in a table: its type in words, one row for each property, and an example."""

import html
import re


def deref(schema, document):
    while "$ref" in schema:
        node = document
        for part in schema["$ref"][2:].split("/"):
            node = node[part]
        schema = {**node, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def type_text(schema, document):
    """The type as HTML: names of schemas are links."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f'<a href="#schema-{name}">{name}</a>'
    if "oneOf" in schema:
        return " or ".join(type_text(entry, document) for entry in schema["oneOf"])
    if "allOf" in schema:
        return " with ".join(type_text(entry, document) for entry in schema["allOf"])
    if "enum" in schema:
        return " · ".join(
            f"<code>{html.escape(str(value))}</code>" for value in schema["enum"]
        ) + default_text(schema)
    if "const" in schema:
        return f"<code>{html.escape(str(schema['const']))}</code>"
    kind = schema.get("type", "anything")
    if kind == "array":
        return "list of " + type_text(schema["items"], document) + bounds(schema)
    kinds = kind if isinstance(kind, list) else [kind]
    return " or ".join(kinds) + bounds(schema) + default_text(schema)


def default_text(schema):
    if "default" not in schema:
        return ""
    value = schema["default"]
    text = str(value).lower() if isinstance(value, bool) else html.escape(str(value))
    return f' <span class="quiet">default {text}</span>'


def bounds(schema):
    parts = []
    if "minimum" in schema or "maximum" in schema:
        parts.append(span(schema.get("minimum"), schema.get("maximum")))
    if schema.get("minLength", 0) > 0 or "maxLength" in schema:
        parts.append(span(schema.get("minLength"), schema.get("maxLength")) + " characters")
    if "minItems" in schema or "maxItems" in schema:
        parts.append(span(schema.get("minItems"), schema.get("maxItems")) + " entries")
    if "format" in schema and schema["format"] not in ("int64",):
        parts.append(schema["format"])
    if "pattern" in schema:
        parts.append(f"<code>{html.escape(schema['pattern'])}</code>")
    return f' <span class="quiet">{", ".join(parts)}</span>' if parts else ""


def span(low, high):
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"


def properties(schema, document):
    """[(name, schema, required)] with allOf flattened; a later part refines an earlier one."""
    schema = deref(schema, document)
    found, required = {}, set()
    for part in schema.get("allOf", []):
        for name, entry, need in properties(part, document):
            found[name] = entry
            required |= {name} if need else set()
    found.update(schema.get("properties", {}))
    required |= set(schema.get("required", []))
    return [(name, entry, name in required) for name, entry in found.items()]


def schema_rows(schema, document, prefix=""):
    """Table rows; objects and lists written in place are opened one below the other."""
    rows = []
    for name, entry, need in properties(schema, document):
        meaning = entry.get("description", "") or deref(entry, document).get("description", "")
        rows.append(
            f'<tr><th scope="row"><code>{prefix}{html.escape(name)}</code></th>'
            f'<td>{"always" if need else "optional"}</td><td>{type_text(entry, document)}</td>'
            f"<td>{words(meaning)}</td></tr>\n"
        )
        inner = entry["items"] if entry.get("type") == "array" else entry
        if "$ref" not in inner and ("properties" in inner or "allOf" in inner):
            mark = "[]." if entry.get("type") == "array" else "."
            rows.extend(schema_rows(inner, document, f"{prefix}{html.escape(name)}{mark}"))
    return rows


def words(text):
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(" ".join(text.split())))


def example_of(schema, document):
    """The first written example, or a list with one of its entries; None if there is none."""
    schema = deref(schema, document)
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("type") == "array":
        inner = example_of(schema["items"], document)
        return None if inner is None else [inner]
    return None
