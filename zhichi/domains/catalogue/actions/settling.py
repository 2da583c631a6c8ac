"""One thing that cited a changed article has been put right: held against what it says now, then said and kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.noting_texts import note_compared
from zhichi.domains.catalogue.enums import ArticleChangeKind, Code
from zhichi.domains.catalogue.models import ArticleChange
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.still_cited import Still, still_cited
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

COMPARE = "这一条只改了内容，引用还在。对照过新条文、仍然适用的，请打勾说明；不适用的，请先改好并发布新版。"
WITHDRAWN = "这次变动登记已经撤回，不用再办。"


@transaction.atomic
def mark_done(
    *, change: ArticleChange, place: int, note: str, by: Actor, at: datetime, compared: bool = False
) -> None:
    """Say once how it was put right; `compared`: held against the article's new content, and it still holds.

    ChangeError while it still cites what ended, with the place; PermissionError when `by` may not.
    """
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    held = ArticleChange.objects.select_for_update().get(pk=change.pk)
    if not 0 <= place < len(held.cited_by):
        raise ChangeError("没有这一项。")
    row: Mapping[str, Any] = held.cited_by[place]
    _refuse(held, row, note)
    still = None if row.get("again") else standing_on(held, row, at)
    if still is not None and not _holds(held, row, still):
        if held.kind != ArticleChangeKind.AMENDED:
            raise ChangeError(still.sentence)
        if not compared:
            raise ChangeError(COMPARE, "compared")
        note_compared([(still.citing, (held.law.key, held.number))], by=by.ref, at=at)
    said: dict[str, Any] = {"done_at": at.isoformat(), "done_by": by.name, "done_note": note.strip()[:300]}
    if still is not None and compared:
        said["compared"] = True
    held.cited_by[place] = {**row, **said}
    held.save(update_fields=["cited_by"])
    payload = {"article": held.number, "kind": row["kind"], "key": row["key"], "note": said["done_note"]}
    if "compared" in said:
        payload["compared"] = True
    append(subject=f"law:{held.law.key}", at=at, actor=by.ref, code=Code.CITER_SETTLED, payload=payload)


def standing_on(change: ArticleChange, row: Mapping[str, Any], at: datetime) -> Still | None:
    """Whether the thing cites what changed, from the day of the change on or today, whichever is later."""
    day = max(change.effective_on, localdate(at))
    return still_cited(row["kind"], row["key"], change.law.key, change.number, day)


def _holds(change: ArticleChange, row: Mapping[str, Any], still: Still) -> bool:
    """Of an amended article: a version published since was held against the new content on its publication."""
    return change.kind == ArticleChangeKind.AMENDED and row.get("version", "") not in (
        "",
        still.citing.version,
    )


def _refuse(held: ArticleChange, row: Mapping[str, Any], note: str) -> None:
    if row["kind"] == POWER:
        raise ChangeError("权责事项在清单调整案件里办。")
    if held.withdrawn_at and not row.get("again"):
        raise ChangeError(WITHDRAWN)
    if row.get("done_at"):
        raise ChangeError("这一项已经办过了。")
    if not note.strip():
        raise ChangeError("请写明怎么办的。", "note")
