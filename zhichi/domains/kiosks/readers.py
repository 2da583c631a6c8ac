"""Reading identity cards beside a kiosk: one adapter, a simulator, and the signed message to the server.

A maker's driver becomes a `Reader` by one method. The program runs on the machine itself, not on the server.
"""

import hmac
import json
import time
import urllib.request
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError, URLError


class Reader(Protocol):
    def card(self) -> dict[str, str] | None:
        """The card that lies on the reader, `{"name", "number", "address"}`, once; None while there is none."""


class SimulatedReader:
    """A file stands for the reader: laying a card on it is writing the file, which is taken away when read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def card(self) -> dict[str, str] | None:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        self.path.unlink()
        card: dict[str, str] = json.loads(text)
        return card


READERS = {"simulated": SimulatedReader}


def signature(key: str, stamp: int, body: bytes) -> str:
    """HMAC-SHA256 over the time in seconds, a line end and the body (docs/kiosk.md)."""
    return hmac.new(key.encode(), str(stamp).encode() + b"\n" + body, "sha256").hexdigest()


def tell(server: str, code: str, key: str, card: dict[str, str]) -> dict[str, Any]:
    """Send one card; the server's answer. OSError when it cannot be reached."""
    body, stamp = json.dumps(card, ensure_ascii=False).encode(), int(time.time())
    headers = {
        "Content-Type": "application/json",
        "X-Kiosk": code,
        "X-Time": str(stamp),
        "X-Signature": signature(key, stamp, body),
    }
    request = urllib.request.Request(f"{server.rstrip('/')}/kiosk/card/read/", body, headers)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - the operator names the server
            said: dict[str, Any] = json.load(answer)
    except HTTPError as error:
        said = json.loads(error.read() or b"{}") or {"taken": False, "because": f"HTTP {error.code}"}
    except URLError as error:
        raise OSError(str(error.reason)) from error
    return said
