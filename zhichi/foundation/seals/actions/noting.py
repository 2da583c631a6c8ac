"""What every verb of the room writes on the ledger: the chain of the seal, no name and no word of a document."""

from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.seals.enums import Code
from zhichi.foundation.seals.models import Seal

BASIS = "国发〔1999〕25号§25"


def note(seal: Seal, code: Code, *, by: Actor, at: datetime, basis: str = BASIS, **payload: Any) -> None:
    append(
        subject=seal.subject,
        at=at,
        actor=by.ref,
        code=code,
        basis=basis,
        payload={"seal": seal.pk, **payload},
    )


def person(by: Actor) -> int:
    """Who it is; RefusedError for a part of the system and for a stranger."""
    if by.officer_id is None:
        raise RefusedError("用印的事由工作人员本人办理。")
    return by.officer_id


def held_seal(pk: int) -> Seal:
    """The seal, held until the transaction ends: its numbers and its chain are drawn one after the other."""
    return Seal.objects.select_for_update(of=("self",)).select_related("organ", "certificate").get(pk=pk)


def said(words: str, field: str, what: str, *, least: int = 4, most: int = 200) -> str:
    """A reason as it is kept; RefusedError when it says nothing."""
    words = " ".join(words.split())
    if not least <= len(words) <= most:
        raise RefusedError(f"请写明{what}，{least} 到 {most} 个字。", field)
    return words
