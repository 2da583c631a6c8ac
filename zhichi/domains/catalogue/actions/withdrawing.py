"""A change recorded by mistake: one officer says so, another takes it back or lets it stand (four eyes)."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from zhichi.domains.catalogue.access import can_decide_withdrawal, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.ending_work import end_adjustments, look_again
from zhichi.domains.catalogue.actions.finding import tell_laws
from zhichi.domains.catalogue.actions.undoing import undo
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import ArticleChange, ChangeWithdrawal
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.domains.catalogue.models.withdrawable import hindrance
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

DECIDED = "这次撤回已经有人核准过了，请刷新后再看。"


def ask_withdrawal(*, change: ArticleChange, reason: str, by: Actor, at: datetime) -> ChangeWithdrawal:
    """Say what was recorded by mistake; another officer decides. ChangeError, PermissionError."""
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    if not reason.strip():
        raise ChangeError("请写明错在哪里。", "reason")
    try:
        with transaction.atomic():
            held = _locked(change)
            if said := hindrance(held):
                raise ChangeError(said)
            made = ChangeWithdrawal.objects.create(
                change=held, reason=reason.strip(), asked_at=at, asked_by=by.ref, asked_name=by.name
            )
            _tell(held, Code.WITHDRAWAL_ASKED, {"reason": made.reason}, by, at)
            return made
    except IntegrityError as error:
        raise ChangeError("已经有人提出撤回，等另一位人员核准。") from error


@transaction.atomic
def withdraw_change(*, withdrawal: ChangeWithdrawal, by: Actor, at: datetime) -> ChangeWithdrawal:
    """Take the change back: the text stands again, papers go out again, its adjustments end with the reason.

    What was published meanwhile stays and is listed to be looked at again. ChangeError, PermissionError.
    """
    asked, change = _open(withdrawal, by)
    if said := hindrance(change):
        raise ChangeError(said)
    again = look_again(change)
    text = undo(change)
    change.withdrawn_at = at
    change.cited_by = [*change.cited_by, *again]
    change.save(update_fields=["withdrawn_at", "cited_by"])
    _decide(asked, True, by, at)
    reason = f"起因的条文变动登记有误，已经撤回（{asked.asked_name}提出，{by.name}核准）：{asked.reason}"
    asked.undone = {**({"text": text} if text else {}), **end_adjustments(change, reason, by=by, at=at)}
    asked.save(update_fields=["undone"])
    payload = {"reason": asked.reason, "asked_by": asked.asked_by, **asked.undone, "again": len(again)}
    _tell(change, Code.CHANGE_WITHDRAWN, payload, by, at)
    tell_laws([change.law.key])
    renew_stamp()
    return asked


@transaction.atomic
def refuse_withdrawal(
    *, withdrawal: ChangeWithdrawal, answer: str, by: Actor, at: datetime
) -> ChangeWithdrawal:
    """Let the change stand, with why. ChangeError, PermissionError."""
    asked, change = _open(withdrawal, by)
    if not answer.strip():
        raise ChangeError("请写明为什么不同意。", "answer")
    asked.answer = answer.strip()
    _decide(asked, False, by, at)
    _tell(change, Code.WITHDRAWAL_REFUSED, {"reason": asked.reason, "answer": asked.answer}, by, at)
    return asked


def _open(withdrawal: ChangeWithdrawal, by: Actor) -> tuple[ChangeWithdrawal, ArticleChange]:
    """Both locked, the change first, as whoever asks locks it."""
    change = _locked(withdrawal.change)
    asked = ChangeWithdrawal.objects.select_for_update().get(pk=withdrawal.pk)
    verdict = can_decide_withdrawal(by, asked)
    if not verdict:
        raise PermissionError(verdict.because)
    if asked.accepted is not None:
        raise ChangeError(DECIDED)
    return asked, change


def _locked(change: ArticleChange) -> ArticleChange:
    rows = ArticleChange.objects.select_for_update(of=("self",))
    return rows.select_related("article__law", "article__followed_by", "whole_law").get(pk=change.pk)


def _decide(asked: ChangeWithdrawal, accepted: bool, by: Actor, at: datetime) -> None:
    asked.accepted, asked.decided_at, asked.decided_by, asked.decided_name = accepted, at, by.ref, by.name
    asked.save(update_fields=["accepted", "answer", "decided_at", "decided_by", "decided_name"])


def _tell(change: ArticleChange, code: Code, payload: dict[str, Any], by: Actor, at: datetime) -> None:
    said = {"change": change.pk, "article": change.number, "kind": change.kind, **payload}
    append(subject=f"law:{change.law.key}", at=at, actor=by.ref, code=code, payload=said)
