"""What every page of an issued paper bears at its foot: a QR code and the digits by which anyone checks it."""

from collections.abc import Mapping
from html import escape
from typing import Any

import segno

from zhichi.kernel import tracking

CHECK_PATH = "/check/paper/"


def address_of(base: str, code: str) -> str:
    """Where the paper of `code` is checked; `base` is the portal's own address without a slash at its end."""
    return f"{base}{CHECK_PATH}{code}/"


def mark(content: Mapping[str, Any]) -> str:
    """`content` has `check` (sixteen digits) and `check_at` (an address), or a `note` in their place, or neither:
    papers of old, looks, samples."""
    code = str(content.get("check", ""))
    if not code:
        note = escape(str(content.get("note", "")))
        return f'<div class="check"><p>{note}</p></div>' if note else ""
    address = str(content["check_at"])
    where = escape(address.rpartition(code)[0].rpartition("://")[2])
    drawn = segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)
    said = f"扫码或者在 {where}<br>输入查验码，可查这份文书的真假"
    return f'<div class="check">{drawn}<p>查验码 {tracking.spoken(code)}<br>{said}</p></div>'
