"""What every step on a copy shares: the lock, who saw which revision, and the entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, StaleError, hold, sees
from zhichi.foundation.ledger.public import append
from zhichi.foundation.redaction.models import Publication

BASIS = "个人信息保护法§25"
SHORTEST, LONGEST = 4, 300


def held(pk: int, by: Actor, revision: int | None) -> Publication:
    """The copy, locked with its case. RefusedError outside the actor's scope, StaleError when overtaken."""
    one = Publication.objects.select_related("paper__case").get(pk=pk)
    hold(one.paper.case)
    rows = Publication.objects.select_for_update(of=("self",))
    one = rows.select_related("paper__case__unit", "paper__case__county_unit").get(pk=pk)
    if not sees(by, one.paper.case_id):
        raise RefusedError("这个公开本不在您的办理范围。")
    if revision is not None and revision != one.revision:
        raise StaleError("刚才有人改过这个公开本，请看过最新情况再办。您填写的内容没有丢。")
    return one


def told(
    one: Publication, code: str, *, by: Actor, at: datetime, payload: Mapping[str, Any] | None = None
) -> None:
    """Save with the next revision and write the entry: no words of the paper, no salt."""
    one.revision += 1
    one.save()
    append(
        subject=one.paper.case.subject,
        at=at,
        actor=by.ref,
        code=code,
        basis=BASIS,
        payload={"publication": one.pk, "paper": one.paper_id, "revision": one.revision, **(payload or {})},
    )


def reason(text: str, what: str) -> str:
    """A reason as it is kept; RefusedError when there is none."""
    said = text.replace("\x00", "").strip()
    if not SHORTEST <= len(said) <= LONGEST:
        raise RefusedError(f"请写明{what}，{SHORTEST} 到 {LONGEST} 个字。", "note")
    return said
