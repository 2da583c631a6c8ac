"""SMS and WeCom by a gateway that speaks docs/notices-http.md."""

import http.client
import json
import socket
import ssl
from contextlib import closing
from typing import Any
from urllib.parse import SplitResult, urlsplit

from zhichi.foundation.notices.actions.channels.message import Message, Outcome
from zhichi.foundation.notices.enums import Answer
from zhichi.foundation.notices.rules import SIGNATURE, TIMESTAMP, sign
from zhichi.foundation.notices.rules.wording import struck
from zhichi.kernel import canonical

SECONDS = 5.0
LONGEST_ANSWER = 65536
TAKEN = {200, 201, 202}
# The key of ours is wrong, too much at once, come again: none of it is the message's fault.
LATER = {401, 403, 407, 408, 425, 429}


class GatewaySender:
    """One POST a message, signed, under its idempotency key."""

    def __init__(self, url: str, secret: bytes) -> None:
        self._to, self._secret = urlsplit(url), secret
        self.told = f"经 {self._to.hostname} 的接口发出"

    def send(self, message: Message, *, stamp: int) -> Outcome:
        body = canonical.encode(
            {
                "key": message.key,
                "channel": message.channel,
                "to": message.to,
                "title": message.title,
                "text": message.text,
                "link": message.link,
            }
        )
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": message.key,
            TIMESTAMP: str(stamp),
            SIGNATURE: sign(self._secret, str(stamp), body),
        }
        try:
            with closing(_connection(self._to)) as line:
                path = (self._to.path or "/") + (f"?{self._to.query}" if self._to.query else "")
                line.request("POST", path, body, headers)
                answer = line.getresponse()
                told = _read(answer.read(LONGEST_ANSWER))
                return _outcome(answer.status, told, answer.getheader("Retry-After") or "")
        except (OSError, http.client.HTTPException) as error:
            return Outcome(Answer.BROKEN, _why(error))


def _connection(to: SplitResult) -> http.client.HTTPConnection:
    host = to.hostname or ""
    if to.scheme == "https":
        return http.client.HTTPSConnection(
            host, to.port, timeout=SECONDS, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(host, to.port, timeout=SECONDS)


def _read(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body or b"{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _outcome(status: int, told: dict[str, Any], retry_after: str) -> Outcome:
    if status in TAKEN:
        return Outcome(Answer.TAKEN, reference=struck(str(told.get("id", "")))[:100])
    said = f"{status} {struck(str(told.get('error', '')))}".strip()[:200]
    if 400 <= status < 500 and status not in LATER:
        return Outcome(Answer.REFUSED, said)
    wait = int(retry_after) if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 7 else 0
    return Outcome(Answer.LATER, said, wait=wait)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "没有在规定时间里答复"
    if isinstance(error, ssl.SSLError):
        return "对方的证书不能信任"
    if isinstance(error, socket.gaierror):
        return "找不到对方的地址"
    return "连不上对方"
