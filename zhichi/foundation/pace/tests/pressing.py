"""Somebody before a public form: reads its token from the page, presses, works."""

import re
from typing import Any

from django.test import Client

from zhichi.foundation.pace.rules import worked

TRACK = "/track/"
KEY = {"code": "1234567890123456", "ending": "8000"}
BORN = re.compile(r'name="born" value="([^"]+)"')
BITS = re.compile(r'data-pace-bits="(\d+)"')


def token_of(answer: Any) -> str:
    found = BORN.findall(answer.content.decode())
    assert len(found) == 1
    return str(found[0])


def press(client: Client, token: str = "", work: str = "", **typed: str):
    return client.post(TRACK, KEY | typed | {"born": token, "work": work})


def work_for(answer: Any) -> str:
    """What the script of the waiting page does."""
    token, bits = token_of(answer), int(BITS.findall(answer.content.decode())[0])
    return next(str(n) for n in range(100_000) if worked(token, str(n), bits))


def waits(answer: Any) -> int:
    """Seconds that the page asks for; 0 when it is the page itself."""
    return int(answer.headers.get("Retry-After", 0)) if "请稍等一下" in answer.content.decode() else 0
