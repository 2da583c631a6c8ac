"""What somebody had typed when the session ran out, carried through the login back to where it was going.

The fields travel in the page itself, sealed by the vault: nobody can read or change them on the way, they
lead only to the page they came from, and only the officer who typed them gets them back. Passwords, codes and
files are left out.
"""

import base64
import binascii
import json
import re
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from zhichi.foundation.vault.public import open_bytes, seal_bytes
from zhichi.kernel.crypto import CryptoError

CONTEXT = b"accounts.carried/1"
KEPT_FOR = timedelta(hours=2)
LARGEST = 1_000_000  # sealed bytes; as base64 it still fits into one request
NEVER = re.compile(r"passw|pwd|secret|otp|口令|密码|动态码|^csrfmiddlewaretoken$|^carried$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carried:
    """A form on its way: where to, where it stood, what was typed, which files were lost, whose it is."""

    path: str
    back: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    officer_id: int | None


def local_path(request: HttpRequest, url: str) -> str:
    """`url` as a path of this site, or an empty string when it leads anywhere else."""
    if not url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if path.startswith("/") and not path.startswith("//") else ""


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The posted fields worth keeping, in order."""
    pairs = ((name, str(value)) for name, values in request.POST.lists() for value in values)
    return [(name, value) for name, value in pairs if not NEVER.search(name)]


def seal(request: HttpRequest, officer_id: int | None, at: datetime) -> str:
    """The interrupted POST as text for a hidden field; empty when nothing was typed or it is too large."""
    fields = typed(request)
    if not fields:
        return ""
    body = {
        "path": request.get_full_path(),
        "back": local_path(request, request.headers.get("Referer", "")),
        "fields": fields,
        "files": [file.name for _, files in request.FILES.lists() for file in files],
        "officer": officer_id,
        "until": (at + KEPT_FOR).timestamp(),
    }
    sealed = seal_bytes(zlib.compress(json.dumps(body, ensure_ascii=False).encode()), context=CONTEXT)
    return base64.urlsafe_b64encode(sealed).decode() if len(sealed) <= LARGEST else ""


def unseal(text: str, at: datetime) -> Carried | None:
    """What `seal` kept; None when it is missing, altered or older than two hours."""
    if not text:
        return None
    try:
        body = json.loads(zlib.decompress(open_bytes(base64.urlsafe_b64decode(text), context=CONTEXT)))
    except (CryptoError, binascii.Error, ValueError):
        return None
    if body["until"] < at.timestamp():
        return None
    fields = tuple((name, value) for name, value in body["fields"])
    return Carried(body["path"], body["back"], fields, tuple(body["files"]), body["officer"])
