"""What a change set going, when it is taken back: cases of adjustment end, what was done already is looked at again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhichi.domains.catalogue.actions.opening_work import FIELDS, work_rows
from zhichi.domains.catalogue.models import ArticleChange
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.cases.public import Case, can_perform, perform

# By which verb and by whom a case ends; the second is that of cases under the version before the first was there.
LONGEST = 1000
ENDINGS = ("end_withdrawn", "find_not_needed")
PUBLISHED = frozenset({"published", "synced"})


def look_again(change: ArticleChange) -> list[dict[str, Any]]:
    """Open work once the change is gone: what was put right because of it, and what cites a number that is none."""
    rows = [
        {**{name: row.get(name, "") for name in FIELDS}, "again": True, "why": "照这次变动改过"}
        for row in change.cited_by
        if row.get("done_at") and not row.get("again") and not row.get("compared")
    ]
    after = change.article.followed_by if change.article else None
    if after is not None and after.number != change.number:
        seen = {(row["kind"], row["key"]) for row in rows}
        found = law_graph().of(change.law.key, after.number)
        rows += [
            {**row, "again": True, "why": "引用了撤回的新条号"}
            for row in work_rows(found)
            if row["kind"] != POWER and (row["kind"], row["key"]) not in seen
        ]
    return rows


def end_adjustments(
    change: ArticleChange, reason: str, *, by: Actor, at: datetime
) -> Mapping[str, list[str]]:
    """Numbers of the cases: ended now, left where no verb ends them, published. In the caller's transaction."""
    told: dict[str, list[str]] = {"ended": [], "left": [], "published": []}
    for held in change.adjustments.select_related("case__version", "case__unit", "case__county_unit"):
        if held.case.state in PUBLISHED:
            told["published"].append(held.case.number)
        elif held.case.closed_at is None:
            told["ended" if _end(held.case, reason, by, at) else "left"].append(held.case.number)
    return told


def _end(case: Case, reason: str, by: Actor, at: datetime) -> bool:
    for name, actor in zip(ENDINGS, (SYSTEM, by), strict=True):
        verb = case.procedure.verbs.get(name)
        if verb is not None and can_perform(actor, case, verb):
            perform(case_id=case.pk, verb=name, by=actor, at=at, answers={"reason": reason[:LONGEST]})
            return True
    return False
