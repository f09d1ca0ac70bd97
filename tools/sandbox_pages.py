"""The page on which a traveller approves or declines a sandbox payment."""

import urllib.parse

from page_look import GLYPH, esc, page

STYLE = """
body{min-height:100vh;display:grid;place-items:center;padding:1.5rem}
main{width:100%;max-width:27rem;
background:var(--card);border:1px solid var(--line);border-radius:14px;
padding:2rem;box-shadow:0 12px 40px rgb(10 16 36/.08)}
.mark{display:inline-block;border:1px solid var(--orange);color:var(--orange);border-radius:99px;
padding:.1rem .75rem;font-size:.8125rem;font-weight:600;margin:1.5rem 0 .5rem}
.amount{font-size:2.5rem;font-weight:700;letter-spacing:-.02em;margin:.25rem 0 0}
.what{margin:.25rem 0 1.75rem}
.card{border:1px solid var(--line);background:var(--soft);border-radius:10px;padding:1rem 1.25rem;
margin-bottom:1.5rem;display:flex;justify-content:space-between;gap:1rem}
form{display:grid;gap:.75rem}
button{width:100%}
.state{font-weight:700;font-size:1.125rem}
.paid{color:var(--green)}.declined,.cancelled{color:var(--red)}
"""

STATES = {
    "paid": "This payment is approved.",
    "declined": "This payment was declined.",
    "cancelled": "This payment was called off by the shop.",
}


def pay(charge):
    amount = f"{charge['amountCents'] / 100:,.2f} {charge['currency']}"
    act = buttons(charge) if charge["state"] == "pending" else decided(charge)
    body = (
        f'<main id="main"><p class="brand">{GLYPH}Sandbox payments</p>'
        '<p class="mark">No real money moves here</p><h1 class="amount tabular">'
        f'{esc(amount)}</h1><p class="what quiet">{esc(charge["description"])}</p>{act}</main>'
    )
    return page(f"Pay {amount}", STYLE, body)


def buttons(charge):
    base = "/v1/charges/" + urllib.parse.quote(charge["key"], safe="")
    return (
        '<p class="card tabular"><span>Test card •••• 4242</span>'
        '<span class="quiet">12 / 34</span></p><form method="post">'
        f'<button class="main" formaction="{base}/approve">Approve the payment</button>'
        f'<button formaction="{base}/decline">Decline</button></form>'
    )


def decided(charge):
    state = charge["state"]
    return (
        f'<p class="state {state}">{STATES[state]}</p>'
        f'<p><a href="{esc(charge["returnUrl"])}">Back to AstroBookings</a></p>'
    )
