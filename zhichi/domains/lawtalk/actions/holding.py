"""What every step on a published answer shares: the lock, who saw which revision, and the entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, StaleError, hold
from zhichi.foundation.ledger.public import append


def held(pk: int, by: Actor, revision: int | None) -> PublicAnswer:
    """The answer, locked with its case. PermissionDenied outside the actor's scope, StaleError when overtaken."""
    one = PublicAnswer.objects.select_related("case").get(pk=pk)
    hold(one.case)
    one = PublicAnswer.objects.select_for_update(of=("self",)).select_related("case").get(pk=pk)
    if by.kind == "officer" and not Case.objects.visible_to(by).filter(pk=one.case_id).exists():
        raise PermissionDenied("这个问答不在您的办理范围。")
    if revision is not None and revision != one.revision:
        raise StaleError("刚才有人改过这一件，请看过最新情况再办。您填写的内容没有丢。")
    return one


def told(
    one: PublicAnswer, code: str, *, by: Actor, at: datetime, payload: Mapping[str, Any] | None = None
) -> None:
    """Save with the next revision and write the entry; texts stay out of the ledger."""
    one.revision += 1
    one.save()
    append(
        subject=one.case.subject,
        at=at,
        actor=by.ref,
        code=code,
        basis="个人信息保护法§13",
        payload={"revision": one.revision, **(payload or {})},
    )
