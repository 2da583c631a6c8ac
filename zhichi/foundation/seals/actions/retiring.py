"""A seal that is lost, and one that is stopped: by two persons, neither of them its keeper."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_manage, can_record, keepers_of, keeps
from zhichi.foundation.seals.actions.noting import held_seal, note, said
from zhichi.foundation.seals.enums import Code, Ending, SealState
from zhichi.foundation.seals.models import Keepership, Seal

BASIS = "国发〔1999〕25号§24"


def report_lost(*, seal: Seal, because: str, by: Actor, at: datetime) -> Seal:
    """Public from this moment: nothing can be stamped with it any more. Its keeper reports it too."""
    because = said(because, "because", "什么时候、怎么丢的")
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        if not can_manage(by, held.organ) and not keeps(by, held):
            raise RefusedError("由保管人或者管理人挂失。")
        if held.state not in (SealState.ACTIVE, SealState.RETIRING):
            raise RefusedError(f"这枚印章{held.get_state_display()}。")
        held.state, held.lost_at, held.lost_because, held.lost_by = SealState.LOST, at, because, by.ref
        held.save()
        note(held, Code.LOST, by=by, at=at, because=because)
    return held


def stop_seal(*, seal: Seal, ending: str, words: str, by: Actor, at: datetime) -> Seal:
    """The first of two: what shall become of it. From now on nothing is stamped with it."""
    words = said(words, "words", "为什么停用、交给谁或者怎么销毁")
    if ending not in Ending.values:
        raise RefusedError("请选择交回封存还是销毁。", "ending")
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        verdict = can_manage(by.free_of(*keepers_of(held)), held.organ)
        if not verdict:
            raise RefusedError(verdict.because)
        if by.officer_id is None or keeps(by, held):
            raise RefusedError("保管人不能自己停用印章，请另一位管理人办理。")
        if held.state not in (SealState.ACTIVE, SealState.LOST):
            raise RefusedError(f"这枚印章{held.get_state_display()}。")
        held.state, held.ending, held.ending_words = SealState.RETIRING, ending, words
        held.retiring_at, held.retiring_by_id = at, by.officer_id
        held.save()
        note(held, Code.RETIRING, by=by, at=at, basis=BASIS, ending=ending)
    return held


def confirm_retirement(*, seal: Seal, by: Actor, at: datetime) -> Seal:
    """The second: that it was destroyed, or handed to the organ that issued it, before his eyes."""
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        verdict = can_record(by.free_of(held.retiring_by_id, *keepers_of(held)), held)
        if not verdict:
            raise RefusedError(verdict.because)
        if held.state != SealState.RETIRING:
            raise RefusedError(f"这枚印章{held.get_state_display()}，没有等着确认的停用。")
        if by.officer_id is None or by.officer_id == held.retiring_by_id or keeps(by, held):
            raise RefusedError("停用要两个人办，提出的人和保管人都不能确认。")
        held.state, held.retired_at, held.retired_by_id = SealState.RETIRED, at, by.officer_id
        held.save()
        Keepership.objects.filter(seal=held, ended_at=None).update(ended_at=at)
        both = {"first": held.retiring_by_id, "second": by.officer_id}
        note(held, Code.RETIRED, by=by, at=at, basis=BASIS, ending=held.ending, **both)
    return held
