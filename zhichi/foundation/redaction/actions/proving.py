"""Opening the commitment: what is needed to see that a copy is of the paper it says."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.redaction.access import can_prove
from zhichi.foundation.redaction.actions.holding import held, reason, told
from zhichi.foundation.redaction.enums import Code
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.rules import commitment
from zhichi.foundation.vault.public import crypto


@dataclass(frozen=True)
class Proof:
    """`commitment` is H(`salt` ‖ `digest`), each in hex; with the original in hand anyone reckons both again."""

    salt: str
    digest: str
    commitment: str
    hash_name: str


def prove(*, pk: int, note: str, by: Actor, at: datetime) -> tuple[Publication, Proof]:
    """For whom and why is kept. Raises RefusedError; ValueError where the row was tampered with."""
    said = reason(note, "向谁、为什么出示")
    with refusing(), transaction.atomic():
        one = held(pk, by, None)
        verdict = can_prove(by, one.paper.case, one)
        if not verdict:
            raise RefusedError(verdict.because)
        digest = one.paper.digest
        if commitment(bytes.fromhex(one.salt), digest, crypto().hexdigest) != one.commitment:
            raise ValueError(f"publication {pk} is not tied to its paper")
        told(one, Code.PROVED, by=by, at=at, payload={"because": said})
    return one, Proof(one.salt, digest, one.commitment, one.hash_name)
