"""Writing down that a seal was used as it should not have been. It stays, in the register and in public."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_record
from zhichi.foundation.seals.actions.noting import held_seal, note, said
from zhichi.foundation.seals.enums import Code, MisuseKind
from zhichi.foundation.seals.models import Misuse, Seal, SealUse


def record_misuse(
    *, seal: Seal, kind: str, words: str, use: SealUse | None = None, by: Actor, at: datetime
) -> Misuse:
    """RefusedError without the right or without saying what happened."""
    words = said(words, "words", "是什么情况", most=300)
    if kind not in MisuseKind.values:
        raise RefusedError("请选择是哪一种情况。", "kind")
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        verdict = can_record(by, held)
        if not verdict:
            raise RefusedError(verdict.because)
        if use is not None and use.seal_id != held.pk:
            raise RefusedError("这次用印不是这枚印章的。")
        return written(held, kind, words, use, by=by, at=at)


def written(seal: Seal, kind: str, words: str, use: SealUse | None, *, by: Actor, at: datetime) -> Misuse:
    """Inside the transaction that holds the seal."""
    made = Misuse.objects.create(seal=seal, use=use, kind=kind, words=words, found_at=at, found_by=by.ref)
    note(seal, Code.MISUSED, by=by, at=at, kind=kind, use=use.pk if use else 0)
    return made
