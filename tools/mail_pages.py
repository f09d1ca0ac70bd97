"""The pages of the mail catcher's inbox. No scripts; a mail's own HTML stays in a sandbox."""

from page_look import GLYPH, esc, page

STYLE = """
header{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:center;
padding:1rem clamp(1rem,4vw,3rem);border-bottom:1px solid var(--line);background:var(--card)}
form{display:flex;gap:.5rem;margin-left:auto;flex:1 1 16rem;max-width:30rem}
input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);
border-radius:8px;padding:.6rem .9rem;flex:1;min-width:0}
main{padding:2rem clamp(1rem,4vw,3rem) 5rem;max-width:70rem;margin:auto}
ol{list-style:none;margin:1.5rem 0;padding:0;background:var(--card);border:1px solid var(--line);
border-radius:10px}
li+li{border-top:1px solid var(--line)}
li a{display:grid;grid-template-columns:minmax(0,14rem) minmax(0,1fr) auto;gap:1.25rem;
padding:.8rem 1.25rem;text-decoration:none;color:inherit;align-items:baseline}
li a:hover{background:var(--soft)}
li b,li span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
li .line{color:var(--quiet)}
li .line strong{color:var(--ink);font-weight:600}
.empty{text-align:center;padding:4rem 1rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.25rem;margin:1.25rem 0}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:46rem;border:1px solid var(--line);border-radius:10px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);
border-radius:10px;padding:1.25rem;font:.9375rem/1.6 ui-monospace,Consolas,monospace}
summary{cursor:pointer;font-weight:600;padding:1rem 0}
.files{display:flex;flex-wrap:wrap;gap:.6rem;
padding:0;margin:1rem 0;list-style:none;border:0;background:none}
.files a{display:block;border:1px solid var(--line);border-radius:8px;padding:.5rem .9rem;
background:var(--card);color:var(--blue)}
.files li+li{border:0}
@media (max-width:44rem){li a{grid-template-columns:minmax(0,1fr) auto}
li .line{grid-column:1/-1;grid-row:2}}
"""


def inbox(mails, asked):
    count = f"{len(mails)} mail{'' if len(mails) == 1 else 's'}"
    title = f"{count} with “{asked}”" if asked else count
    rows = "".join(row(mail) for mail in mails)
    listed = f"<ol>{rows}</ol>" if mails else empty(asked)
    return page(
        "Mails", STYLE, f'{head(asked)}<main id="main"><h1>{esc(title)}</h1>{listed}</main>'
    )


def head(asked=""):
    return (
        f'<header><a class="brand" href="/">{GLYPH}Mails of this development system</a>'
        '<form role="search" action="/"><input type="search" name="q" '
        f'aria-label="Search the mails" placeholder="Search" value="{esc(asked)}">'
        '<button class="main">Search</button></form></header>'
    )


def row(mail):
    start = " ".join(mail["text"].split())[:140]
    when = mail["at"].replace("T", " ")[:16]
    return (
        f'<li><a href="/mails/{mail["id"]}"><b>{esc(", ".join(mail["to"]))}</b>'
        f'<span class="line"><strong>{esc(mail["subject"])}</strong> {esc(start)}</span>'
        f'<time class="quiet tabular" datetime="{esc(mail["at"])}">{when}</time></a></li>'
    )


def empty(asked):
    if asked:
        return '<p class="empty">No mail has these words. <a href="/">Show all mails</a></p>'
    return '<p class="empty">No mail has arrived yet. Register a customer, and look here again.</p>'


def mail(mail):
    facts = [
        ("From", mail["from"]),
        ("To", ", ".join(mail["to"])),
        ("Arrived", mail["at"].replace("T", " ").replace("Z", " UTC")),
        ("Message-ID", mail["messageId"]),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{esc(value)}</dd>" for name, value in facts)
    text = f'<pre tabindex="0">{esc(mail["text"])}</pre>'
    if mail["html"]:
        frame = (
            f'<iframe title="The mail as it is shown" src="/mails/{mail["id"]}/html" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
        )
        text = f"{frame}<details><summary>The same as plain text</summary>{text}</details>"
    body = (
        f'{head()}<main id="main"><p><a href="/">All mails</a></p><h1>{esc(mail["subject"])}</h1>'
        f"<dl>{listed}</dl>{files(mail)}{text}</main>"
    )
    return page(mail["subject"], STYLE, body)


def files(mail):
    if not mail["attachments"]:
        return ""
    links = "".join(
        f'<li><a href="{esc(file["url"])}">{esc(file["name"])} '
        f'<span class="quiet">{size_text(file["size"])}</span></a></li>'
        for file in mail["attachments"]
    )
    return f'<ul class="files" aria-label="Attachments">{links}</ul>'


def size_text(size):
    return f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB"
