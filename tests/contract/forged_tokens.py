"""Access tokens as an attacker would make them, and some that are right, to show that the forging
works. Signs with OpenSSL's program, as Python has no elliptic curves."""

import base64
import hashlib
import hmac
import json
import subprocess
import tempfile

EC_KEY = ("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")


def encoded(data):
    raw = data if isinstance(data, bytes) else json.dumps(data, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def new_key():
    return subprocess.run(EC_KEY, capture_output=True, check=True, text=True).stdout


def signed(header, claims, pem):
    text = f"{encoded(header)}.{encoded(claims)}"
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as key:
        key.write(pem)
        key.flush()
        made = subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", key.name],
            input=text.encode(),
            capture_output=True,
            check=True,
        )
    return f"{text}.{encoded(raw_signature(made.stdout))}"


def raw_signature(der):
    """r and s of a DER sequence, 32 bytes each."""
    at, numbers = 2, []
    for _ in range(2):
        length = der[at + 1]
        numbers.append(int.from_bytes(der[at + 2 : at + 2 + length], "big").to_bytes(32, "big"))
        at += 2 + length
    return b"".join(numbers)


def with_mac(header, claims, secret):
    text = f"{encoded(header)}.{encoded(claims)}"
    mac = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    return f"{text}.{encoded(mac)}"


def forgeries(good, pem, keys, now):
    """By name: tokens that nobody must take for one of ours."""
    head, body, signature = good.split(".")
    header, claims = decoded(head), decoded(body)
    public = next(key for key in keys if key["kid"] == header["kid"])
    foreign = new_key()
    other = {**claims, "role": "it", "sub": "u_" + "0" * 32}
    later = {**claims, "exp": now + 900}
    found = {
        "no algorithm": f"{encoded({**header, 'alg': 'none'})}.{body}.",
        "no algorithm, old signature": f"{encoded({**header, 'alg': 'None'})}.{body}.{signature}",
        "public key as HMAC secret": with_mac(
            {**header, "alg": "HS256"}, claims, json.dumps(public).encode()
        ),
        "another algorithm": f"{encoded({**header, 'alg': 'ES384'})}.{body}.{signature}",
        "unknown key": signed({**header, "kid": "unknown"}, claims, foreign),
        "our kid, another key": signed(header, claims, foreign),
        "key in the header": signed({**header, "jwk": public, "kid": "mine"}, claims, foreign),
        "other claims, old signature": f"{head}.{encoded(other)}.{signature}",
        "another audience": signed(header, {**claims, "aud": "another-api"}, pem),
        "another issuer": signed(header, {**claims, "iss": "evil"}, pem),
        "no end": signed(header, {k: v for k, v in claims.items() if k != "exp"}, pem),
        "issued in 61 s": signed(header, {**later, "iat": now + 63}, pem),
        "not before 61 s": signed(header, {**later, "nbf": now + 63}, pem),
        "no signature": f"{head}.{body}.",
        "longer signature": good + "AA",
        "nothing": "",
        "dots": "..",
    }
    for at in range(0, len(good), 37):
        letter = "A" if good[at] != "A" else "B"
        found[f"byte {at} altered"] = good[:at] + letter + good[at + 1 :]
    return found
