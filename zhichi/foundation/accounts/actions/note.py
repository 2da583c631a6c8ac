"""How every verb of this room checks its right and writes its one ledger entry."""

from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules.faults import RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.kernel.verdict import Verdict


def demand(verdict: Verdict) -> None:
    """Raise RefusedError with the sentence of a refusal."""
    if not verdict:
        raise RefusedError(verdict.because)


def note(officer: Officer, code: Code, *, by: Actor, at: datetime, **payload: Any) -> None:
    """One entry on `officer:<id>`; the payload carries ids and codes, never names of people."""
    append(subject=officer.ledger_subject, at=at, actor=by.ref, code=code.value, payload=payload)
