"""The look that the pages of the development programs share with the product."""

import html

LOOK = """
:root{color-scheme:light dark;--ink:#131a2c;--quiet:#55607a;--paper:#fbfaf7;--card:#fff;
--line:#dcdfe8;--blue:#1f4fd8;--on-blue:#fff;--orange:#b4470b;--red:#b3261e;--green:#0f6b46;
--soft:#f1f3f9}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf7;--quiet:#a3aec9;--paper:#0a1024;
--card:#111936;--line:#2a3560;--blue:#8fb0ff;--on-blue:#0a1024;--orange:#ffb184;--red:#ff9a92;
--green:#74d9a9;--soft:#162043}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);
font:16px/1.55 Inter,"Segoe UI",system-ui,sans-serif}
a{color:var(--blue);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:4px}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.015em;margin:0}
.quiet{color:var(--quiet)}
.brand{display:flex;gap:.6rem;align-items:center;font-weight:700;text-decoration:none;
color:var(--ink)}
.planet{fill:var(--blue)}.ship{fill:var(--orange)}
.skip{position:absolute;left:-100rem}.skip:focus{left:.5rem;top:.5rem;background:var(--card);
padding:.5rem 1rem}
button,.button{font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--line);
background:var(--card);color:var(--ink);padding:.7rem 1.2rem;cursor:pointer;min-height:2.75rem}
button.main{background:var(--blue);border-color:var(--blue);color:var(--on-blue)}
.tabular{font-variant-numeric:tabular-nums}
"""

GLYPH = (
    '<svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">'
    '<ellipse cx="12" cy="12" rx="10" ry="4.4" fill="none" stroke="currentColor" '
    'stroke-width="1.6" transform="rotate(-28 12 12)"/>'
    '<circle cx="12" cy="12" r="3.4" class="planet"/>'
    '<circle cx="19.6" cy="6.6" r="1.7" class="ship"/></svg>'
)


def page(title, style, body):
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{esc(title)}</title>\n<style>{LOOK}{style}</style>\n</head>\n"
        f'<body>\n<a class="skip" href="#main">Skip to the content</a>\n{body}\n'
        "</body>\n</html>\n"
    )


def esc(text):
    return html.escape(str(text), quote=True)
