"""A file whose time is over is destroyed under supervision: four steps, four people, and a record that stays."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, hold, refusing
from zhichi.foundation.dossiers.access import can_approve, can_propose, can_witness
from zhichi.foundation.dossiers.actions.erasing import erase
from zhichi.foundation.dossiers.enums import Code, DestructionState, DossierState
from zhichi.foundation.dossiers.models import Destruction, Dossier
from zhichi.foundation.ledger.public import append
from zhichi.foundation.statements.public import change_one
from zhichi.kernel.verdict import Verdict

BASIS = "档案法实施条例§38—40"
SHORTEST, LONGEST = 4, 500


def propose_destruction(*, dossier: Dossier, opinion: str, by: Actor, at: datetime) -> Destruction:
    """RefusedError before its time, under a hold, without an opinion, for who may not, or proposed already."""
    said = _checked(opinion, "opinion")
    with refusing(), transaction.atomic():
        _still_due(dossier, can_propose(by, dossier), at)
        open_one = Destruction.objects.filter(dossier=dossier).exclude(state=DestructionState.REFUSED)
        if open_one.exists():
            raise RefusedError("这份卷宗已经提出过销毁。")
        made = Destruction.objects.create(
            dossier=dossier, opinion=said, proposed_at=at, proposed_by_id=by.officer_id
        )
        _tell(made, Code.PROPOSED, by, at, opinion=said)
        return made


def answer_destruction(
    *, destruction: Destruction, agree: bool, words: str, by: Actor, at: datetime
) -> Destruction:
    """Another person agrees, or says why not."""
    said = _checked(words, "words")
    with refusing(), transaction.atomic():
        held = _locked(destruction)
        verdict = can_approve(by, held)
        if agree:
            _still_due(held.dossier, verdict, at)
        elif not verdict:
            raise RefusedError(verdict.because)
        state = DestructionState.APPROVED if agree else DestructionState.REFUSED
        held.state, held.answer = state.value, said
        held.answered_at, held.answered_by_id = at, by.officer_id
        held.save()
        _tell(held, Code.APPROVED if agree else Code.REFUSED, by, at, words=said)
        return held


def witness_destruction(*, destruction: Destruction, by: Actor, at: datetime) -> Destruction:
    """The first witness signs; with the second the content is gone, digests and this record stay."""
    with refusing(), transaction.atomic():
        held = _locked(destruction)
        _still_due(held.dossier, can_witness(by, held), at)
        if held.state == DestructionState.APPROVED:
            held.state, held.first_at, held.first_by_id = DestructionState.WITNESSED.value, at, by.officer_id
            held.save()
            _tell(held, Code.WITNESSED, by, at)
            return held
        held.state, held.second_at, held.second_by_id = DestructionState.DONE.value, at, by.officer_id
        held.save()
        erased = erase(dossier=held.dossier, by=by, at=at)
        change_one(held.dossier, state=DossierState.DESTROYED.value, destroyed_at=at)
        _tell(held, Code.DESTROYED, by, at, **erased)
        return held


def _checked(words: str, field: str) -> str:
    if not SHORTEST <= len(words.strip()) <= LONGEST:
        raise RefusedError(f"请写明意见，{SHORTEST} 到 {LONGEST} 个字。", field)
    return words.strip()


def _locked(destruction: Destruction) -> Destruction:
    hold(destruction.dossier.case)
    return Destruction.objects.select_related("dossier__case__unit", "dossier__case__county_unit").get(
        pk=destruction.pk
    )


def _still_due(dossier: Dossier, verdict: Verdict, at: datetime) -> None:
    """Asked again at each step: the law may have come in between with a lawsuit."""
    hold(dossier.case)
    dossier.refresh_from_db()
    if not verdict:
        raise RefusedError(verdict.because)
    if dossier.held:
        raise RefusedError("这份卷宗已经暂停销毁，解除以前不能销毁。")
    if dossier.state != DossierState.ARCHIVED:
        raise RefusedError(f"这份卷宗现在是“{dossier.get_state_display()}”，不能销毁。")
    if dossier.keep_until is None:
        raise RefusedError("这份卷宗永久保管，不能销毁。")
    if localdate(at) <= dossier.keep_until:
        raise RefusedError(f"保管期到{dossier.keep_until:%Y年%m月%d日}，没有期满不能销毁。")


def _tell(destruction: Destruction, code: Code, by: Actor, at: datetime, **more: str | int) -> None:
    case = destruction.dossier.case
    payload = {"destruction": destruction.pk, "root": destruction.dossier.root, **more}
    append(subject=case.subject, at=at, actor=by.ref, code=code.value, basis=BASIS, payload=payload)
