"""用印台账: every use under its number, filtered; totals and gaps of each seal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.seals.models.use import SealUse

STATES = {"good": Q(voided_at=None), "void": Q(voided_at__isnull=False), "open": Q(reconciled_at=None, voided_at=None),
          "differs": ~Q(difference="")}  # fmt: skip
HEAD = (
    "用印编号",
    "印章",
    "文件",
    "页数",
    "份数",
    "申请单位",
    "申请人",
    "盖章人",
    "盖章时间",
    "用途",
    "核对",
    "作废",
)


@dataclass(frozen=True)
class Wish:
    """What of the ledger is wanted; None and "" do not narrow it. `since` and `until` are days of stamping."""

    seal: int | None = None
    year: int | None = None
    state: str = ""
    since: date | None = None
    until: date | None = None


def uses_of(actor: Actor, wish: Wish) -> QuerySet[SealUse, SealUse]:
    """Stamped uses of the seals whose organ lies at or under this officer's posts, and his own units', newest first."""
    units = [post.unit_id for post in actor.posts]
    seen = Q(request__unit__in=units) | Q(request__applicant=actor.officer_id or 0)
    for path in actor.paths():
        seen |= Q(seal__organ__path__startswith=path)
    rows = SealUse.objects.filter(seen, stamped_at__isnull=False)
    if wish.seal:
        rows = rows.filter(seal=wish.seal)
    if wish.year:
        rows = rows.filter(year=wish.year)
    if wish.since:
        rows = rows.filter(stamped_at__date__gte=wish.since)
    if wish.until:
        rows = rows.filter(stamped_at__date__lte=wish.until)
    if wish.state in STATES:
        rows = rows.filter(STATES[wish.state])
    people = ("seal", "request__unit", "request__applicant", "request__stamped_by")
    return rows.select_related(*people).order_by("-stamped_at", "-pk")


@dataclass(frozen=True)
class Total:
    """One seal in one year: uses, copies, void ones; `missing` numbers that nobody has, which should be none."""

    year: int
    uses: int
    copies: int
    void: int
    missing: int


def totals_of(seal: Seal) -> list[Total]:
    """One statement."""
    rows: Any = seal.uses.exclude(number=None).order_by("-year").values("year")
    rows = rows.annotate(used=Count("pk"), last=Max("number"), void=Count("voided_at"), sheets=Sum("copies"))
    return [
        Total(row["year"], row["used"], row["sheets"], row["void"], row["last"] - row["used"]) for row in rows
    ]
