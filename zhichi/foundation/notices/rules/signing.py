"""Signatures of what goes to a gateway and of what it calls back with (docs/notices-http.md)."""

import hashlib
import hmac

SIGNATURE = "X-Zhichi-Signature"
TIMESTAMP = "X-Zhichi-Timestamp"
VERSION = "v1="
# How far the clocks of the two may differ, in seconds.
SKEW = 300


def sign(secret: bytes, timestamp: str, body: bytes) -> str:
    """HMAC-SHA-256 over the timestamp (seconds since 1970), a full stop and the body, in hex."""
    return VERSION + hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def verify(secret: bytes, timestamp: str, body: bytes, signature: str) -> bool:
    """Whether the signature is that of this body at this time, compared in constant time."""
    return hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode())


def fresh(timestamp: str, now: float) -> bool:
    """Whether a timestamp is one, and near enough to `now`."""
    return timestamp.isascii() and timestamp.isdigit() and abs(int(timestamp[:15]) - now) <= SKEW
