"""The readable reference of a contract: one HTML page, without scripts, asking nobody else."""

import html
import json
import re

from schema_table import example_of, schema_rows, type_text
from style import STYLE

METHODS = ("get", "post", "put", "patch", "delete")


def reference_page(document):
    info = document["info"]
    groups = grouped(document)
    return "".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{esc(info['title'])}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
            '<a class="skip" href="#main">Skip to the operations</a>\n',
            navigation(info, groups, document),
            '<main id="main">\n',
            introduction(info),
            refusals(),
            "".join(group(tag, operations, document) for tag, operations in groups),
            schemas(document),
            "</main>\n</body>\n</html>\n",
        ]
    )


def grouped(document):
    """[(tag, [(path, method, operation)])] in the order of the contract's tags."""
    groups = {tag["name"]: [] for tag in document["tags"]}
    for path, item in document["paths"].items():
        base = item.get("servers", document["servers"])[0]["url"].rstrip("/")
        for method in METHODS:
            if method in item:
                operation = dict(item[method])
                operation["parameters"] = item.get("parameters", []) + operation.get(
                    "parameters", []
                )
                groups[operation["tags"][0]].append((base + path, method, operation))
    return [(tag, groups[tag["name"]]) for tag in document["tags"] if groups[tag["name"]]]


def navigation(info, groups, document):
    parts = ['<nav aria-label="Contents">\n', f'<p class="brand">{GLYPH}{esc(info["title"])}</p>\n']
    for tag, operations in groups:
        parts.append(f'<h2>{esc(tag["name"])}</h2>\n<ul>\n')
        for _, method, operation in operations:
            parts.append(
                f'<li><a href="#{operation["operationId"]}">{verb(method)} '
                f'{esc(operation["summary"])}</a></li>\n'
            )
        parts.append("</ul>\n")
    parts.append('<h2>Schemas</h2>\n<ul class="schemas">\n')
    for name in document["components"]["schemas"]:
        parts.append(f'<li><a href="#schema-{name}">{name}</a></li>\n')
    return "".join(parts) + "</ul>\n</nav>\n"


def introduction(info):
    return (
        f'<header>\n<h1>{esc(info["title"])}</h1>\n<p class="lead">{esc(info["summary"])}</p>\n'
        f'{prose(info.get("description", ""))}<p class="quiet">Version {esc(info["version"])} · '
        '<a href="openapi.json">openapi.json</a></p>\n</header>\n'
    )


def refusals():
    return (
        '<section class="note" aria-labelledby="refusals">\n'
        '<h2 id="refusals">When something is refused</h2>\n<p>'
        "Every error is <code>application/problem+json</code> (RFC 9457). Decide by its "
        "<code>code</code>, show its <code>detail</code>, and quote its <code>traceId</code> when "
        "asking for help. A property that the contract does not name is refused, never ignored. A "
        "server that cannot answer says 503 and <code>Retry-After</code>; any unforeseen fault is "
        "500 with the code <code>internal_error</code>.</p>\n</section>\n"
    )


def group(tag, operations, document):
    name = esc(tag["name"])
    body = "".join(
        operation_article(path, method, operation, document)
        for path, method, operation in operations
    )
    return (
        f'<section class="group" aria-label="{name}">\n<h2>{name}</h2>\n'
        f'<p class="quiet">{esc(tag.get("description", ""))}</p>\n{body}</section>\n'
    )


def operation_article(path, method, operation, document):
    key = operation["operationId"]
    path_text = re.sub(r"(\{[^}]*\})", r"<em>\1</em>", esc(path))
    return "".join(
        [
            f'<article id="{key}" aria-labelledby="{key}-title">\n',
            f'<h3 id="{key}-title">{esc(operation["summary"])}</h3>\n',
            f'<p class="route">{verb(method)} <code>{path_text}</code></p>\n',
            f'<p class="roles"><span class="label">Who</span> {roles(operation)}</p>\n',
            prose(operation.get("description", "")),
            parameters(operation, document),
            request_body(operation, document),
            responses(operation, document),
            "</article>\n",
        ]
    )


def roles(operation):
    security = operation.get("security", [])
    if operation["x-roles"]:
        return " ".join(f'<span class="chip">{esc(role)}</span>' for role in operation["x-roles"])
    if any("refreshCookie" in entry for entry in security):
        return '<span class="chip open">with the refresh cookie</span>'
    if any("webhookSignature" in entry for entry in security):
        return '<span class="chip open">with a valid signature</span>'
    return '<span class="chip open">everybody</span>'


def parameters(operation, document):
    rows = []
    for parameter in operation["parameters"]:
        parameter = deref(parameter, document)
        schema = parameter["schema"]
        need = "required" if parameter.get("required") else "optional"
        meaning = parameter.get("description") or schema.get("description", "")
        rows.append(
            f'<tr><th scope="row"><code>{esc(parameter["name"])}</code></th>'
            f'<td>{parameter["in"]}, {need}</td>'
            f"<td>{type_text(schema, document)}</td>"
            f"<td>{inline(meaning)}</td></tr>\n"
        )
    return table("Parameters", ("Name", "Where", "Type", "Meaning"), rows)


def request_body(operation, document):
    if "requestBody" not in operation:
        return ""
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return table(
        "Body", ("Property", "Need", "Type", "Meaning"), schema_rows(schema, document)
    ) + example_block("Example", example_of(schema, document))


def responses(operation, document):
    rows, examples = [], []
    for status, response in operation["responses"].items():
        response = deref(response, document)
        answer, codes = "", response.get("x-codes", {})
        for media, content in response.get("content", {}).items():
            if media == "application/problem+json":
                continue
            answer += (
                f" {type_text(content['schema'], document)} <span class=\"quiet\">{media}</span>"
            )
            if status[0] == "2":
                examples.append(example_of(content["schema"], document))
        listed = "".join(
            f"<dt><code>{code}</code></dt><dd>{inline(text)}</dd>" for code, text in codes.items()
        )
        rows.append(
            f'<tr class="s{status[0]}"><th scope="row">{status}</th>'
            f'<td>{inline(response["description"])}{answer}'
            + (f"<dl>{listed}</dl>" if listed else "")
            + "</td></tr>\n"
        )
    shown = "".join(example_block("Answer", example) for example in examples if example is not None)
    return table("Answers", ("Status", "Meaning"), rows) + shown


def schemas(document):
    parts = ['<section class="group" aria-label="Schemas">\n<h2>Schemas</h2>\n']
    for name, schema in document["components"]["schemas"].items():
        parts.append(
            f'<article id="schema-{name}" aria-labelledby="schema-{name}-title">\n'
            f'<h3 id="schema-{name}-title">{name}</h3>\n{prose(schema.get("description", ""))}'
        )
        rows = schema_rows(schema, document)
        if rows:
            parts.append(table("Properties", ("Property", "Need", "Type", "Meaning"), rows))
        else:
            parts.append(f"<p>{type_text(schema, document)}</p>\n")
        parts.append(example_block("Example", example_of(schema, document)) + "</article>\n")
    return "".join(parts) + "</section>\n"


def table(caption, heads, rows):
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table>\n'
        f"<caption>{caption}</caption>\n"
        f'<thead><tr>{head}</tr></thead>\n<tbody>\n{"".join(rows)}</tbody>\n</table></div>\n'
    )


def example_block(title, example):
    if example is None:
        return ""
    text = esc(json.dumps(example, ensure_ascii=False, indent=2))
    shown = f'<pre tabindex="0"><code>{text}</code></pre>'
    return f"<figure><figcaption>{title}</figcaption>{shown}</figure>\n"


def verb(method):
    return f'<span class="verb {method}">{method}</span>'


def deref(value, document):
    while "$ref" in value:
        node = document
        for part in value["$ref"][2:].split("/"):
            node = node[part]
        value = node
    return value


def prose(text):
    return "".join(
        f"<p>{inline(part)}</p>\n" for part in text.strip().split("\n\n") if part.strip()
    )


def inline(text):
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", esc(" ".join(text.split())))
    return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)


def esc(text):
    return html.escape(str(text), quote=True)


GLYPH = (
    '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">'
    '<ellipse cx="12" cy="12" rx="10" ry="4.4" '
    'fill="none" stroke="currentColor" stroke-width="1.6" transform="rotate(-28 12 12)"/>'
    '<circle cx="12" cy="12" r="3.4" class="planet"/>'
    '<circle cx="19.6" cy="6.6" r="1.7" class="ship"/></svg>'
)
