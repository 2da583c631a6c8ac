"""The token a public form carries: when it was born, what for, and what it has to meet; signed, nothing stored."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from zhichi.foundation.pace.rules import Demand

FORMAT = "1"
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Born:
    """A token that was ours."""

    purpose: str
    nonce: str
    at: datetime
    demand: Demand


def issue(purpose: str, demand: Demand, *, at: datetime) -> str:
    body = f"{FORMAT}.{purpose}.{secrets.token_urlsafe(12)}.{int(at.timestamp() * 1000)}.{demand.wait}.{demand.bits}"
    return f"{body}.{_seal(body)}"


def read(token: str) -> Born | None:
    """None for what is none of ours, changed, or of another time."""
    body, _, seal = token.rpartition(".")
    if len(token) > LONGEST or not token.isascii() or not constant_time_compare(seal, _seal(body)):
        return None
    form, purpose, nonce, moment, wait, bits = body.split(".")
    if form != FORMAT:
        return None
    at = datetime.fromtimestamp(int(moment) / 1000, UTC)
    return Born(purpose, nonce, at, Demand(int(wait), int(bits)))


def _seal(body: str) -> str:
    return salted_hmac("pace.born", body, algorithm="sha256").hexdigest()[:32]
