"""What the headers of an upload say."""

import base64
import binascii
import re

from django.http import HttpRequest

_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")


def number_of(request: HttpRequest, name: str) -> int | None:
    """A whole number of at most twelve digits; None for anything else."""
    text = request.headers.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None


def digest_of(request: HttpRequest) -> str:
    """The SHA-256 of Repr-Digest (RFC 9530) in lower-case hex; "" where none is."""
    found = _DIGEST.fullmatch(request.headers.get("Repr-Digest", "").strip())
    if found is None:
        return ""
    try:
        return base64.b64decode(found[1], validate=True).hex()
    except binascii.Error:
        return ""
