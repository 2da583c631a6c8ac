"""What a head of a bureau sees first: the points that live only on paper. Fits `sockets.FIRST_SIGHTS`."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.coverage.models.course import reckoned_at
from zhichi.domains.coverage.models.hollow_list import shown
from zhichi.domains.coverage.models.point_standing import PointStanding
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.sockets.public import Sight, SightLine
from zhichi.foundation.statements.public import Slot, padded, reading
from zhichi.ui.templatetags.ui import on_day

HEADS = (Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)
LINES = 5
REASONS = 2


def first_sight(actor: Actor, at: datetime) -> Sight | None:
    """The top of the hollow list for who leads a bureau; None for everybody else. Four statements."""
    paths = actor.paths(*HEADS)
    if not paths:
        return None
    day, reckoned = localdate(at), reckoned_at()
    branches = {f"path{n}": path for n, path in enumerate(padded(paths))}
    top, number = _top(len(branches), **branches), _hollow.count(len(branches), **branches)
    lead = "登记为“正在服务”，却没有证据表明真有人服务；影响人多的在前。"
    judged = f"按 {on_day(reckoned)} 的计算。" if reckoned else "还没有计算过活力，每天夜里算一次。"
    lines = tuple(_line(row) for row in shown(top, day))
    empty = "登记在册的点都有服务的证据，或者刚启用不久。" if reckoned else ""
    return Sight("疑似空壳", lead + judged, number, reverse("coverage:hollow"), lines, empty)


@reading
def _top(width: int, /, **paths: Slot) -> QuerySet[PointStanding, PointStanding]:
    hollow = PointStanding.objects.hollow(paths.values())
    return hollow.select_related("point__region", "point__unit")[:LINES]


@reading
def _hollow(width: int, /, **paths: Slot) -> QuerySet[PointStanding, int]:
    return PointStanding.objects.hollow(paths.values()).values_list("pk", flat=True)


def _line(row: dict[str, Any]) -> SightLine:
    people = f"影响 {row['people']} 人。" if row["people"] else ""
    words = people + "".join(row["reasons"][:REASONS])
    return SightLine(row["point"].name, row["url"], row["point"].region.full_name, words)
