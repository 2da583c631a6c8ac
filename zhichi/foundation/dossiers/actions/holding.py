"""A file is held back from destruction, and let go again: each with a reason."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, hold, refusing
from zhichi.foundation.dossiers.access import can_hold
from zhichi.foundation.dossiers.enums import Code
from zhichi.foundation.dossiers.models import Dossier, Hold
from zhichi.foundation.ledger.public import append
from zhichi.foundation.statements.public import change_one


def set_hold(*, dossier: Dossier, reason: str, by: Actor, at: datetime) -> Hold:
    """RefusedError without a reason, for who may not, or where it is held already."""
    said = _checked(reason)
    with refusing(), transaction.atomic():
        _locked(dossier, by)
        if dossier.held:
            raise RefusedError("这份卷宗已经暂停销毁。")
        made = Hold.objects.create(dossier=dossier, reason=said, set_at=at, set_by=by.ref, set_name=by.name)
        change_one(dossier, held=True)
        _tell(dossier, Code.HELD, said, by, at)
        return made


def lift_hold(*, dossier: Dossier, reason: str, by: Actor, at: datetime) -> Hold:
    """RefusedError without a reason, for who may not, or where nothing is held."""
    said = _checked(reason)
    with refusing(), transaction.atomic():
        _locked(dossier, by)
        found = Hold.objects.filter(dossier=dossier, lifted_at=None).first()
        if found is None:
            raise RefusedError("这份卷宗没有暂停销毁。")
        found.lifted_at, found.lifted_by, found.lifted_name = at, by.ref, by.name
        found.lifted_because = said
        found.save()
        change_one(dossier, held=False)
        _tell(dossier, Code.RELEASED, said, by, at)
        return found


def _checked(reason: str) -> str:
    if not 4 <= len(reason.strip()) <= 200:
        raise RefusedError("请写明理由，4 到 200 个字。", "reason")
    return reason.strip()


def _locked(dossier: Dossier, by: Actor) -> None:
    hold(dossier.case)
    dossier.refresh_from_db()
    verdict = can_hold(by, dossier)
    if not verdict:
        raise RefusedError(verdict.because)


def _tell(dossier: Dossier, code: Code, reason: str, by: Actor, at: datetime) -> None:
    append(subject=dossier.case.subject, at=at, actor=by.ref, code=code.value, payload={"reason": reason})
