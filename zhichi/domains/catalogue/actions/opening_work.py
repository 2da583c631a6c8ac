"""What a change of the law sets going: a case of adjustment for each power, open work for whatever else cites it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from zhichi.domains.catalogue.actions.adjusting import open_adjustment
from zhichi.domains.catalogue.enums import Trigger
from zhichi.domains.catalogue.models import ArticleChange, Power
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import Citing

FIELDS = ("kind", "key", "title", "basis", "url", "version")


def work_rows(found: Iterable[Citing]) -> list[dict[str, Any]]:
    """What cited the law at this moment, as ArticleChange keeps it."""
    return [{name: getattr(citing, name) for name in FIELDS} for citing in found]


def open_adjustments(change: ArticleChange, found: Sequence[Citing], *, by: Actor, at: datetime) -> None:
    """One case for every power among what was found, inside the caller's transaction."""
    codes = list(dict.fromkeys(citing.key for citing in found if citing.kind == POWER))
    powers = {power.code: power for power in Power.objects.filter(code__in=codes)}
    day = change.effective_on
    said = f"《{change.law.title}》{change.title.removeprefix(change.law.title)}"
    reason = (
        f"{said}自{day.year}年{day.month}月{day.day}日起{change.get_kind_display()}，依据{change.document}。"
    )
    for code in codes:
        open_adjustment(
            power=powers[code], trigger=Trigger.LAW, reason=reason, change=change, since=day, by=by, at=at
        )
