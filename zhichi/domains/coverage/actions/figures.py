"""The figures of the night: balance, reach, sites and windows, computed for the whole city and kept as they were.

Imports NumPy and SciPy: only the command line and the periodic work load this module (a test holds it so).
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from time import perf_counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.coverage.actions.balancing import balance_of
from zhichi.domains.coverage.actions.land import Land, law_of, read_land
from zhichi.domains.coverage.actions.loads import loads_of
from zhichi.domains.coverage.actions.placing import sites_of
from zhichi.domains.coverage.actions.reaching import Asked, moments_of, reach_of
from zhichi.domains.coverage.enums import Figure, LedgerCode
from zhichi.domains.coverage.models import Figures
from zhichi.domains.network.public import ServiceItem
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.timelimits.public import current_calendar
from zhichi.kernel.workdays import BEIJING

NIGHT = Actor(kind="system", officer_id=None, name="coverage-figures")
Told = Callable[[str], object]


def keep_figures(
    *, kind: str, about: str, day: date, data: dict[str, Any], seconds: float, by: Actor, at: datetime
) -> Figures:
    """Keep one result with its digest in the ledger; only the system computes figures (PermissionDenied)."""
    if by.kind != "system":
        raise PermissionDenied("测算结果由系统每晚计算，不能手工录入。")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, allow_nan=False)
    with transaction.atomic():
        kept = Figures.objects.create(
            kind=kind, about=about, day=day, made_at=at, seconds=round(seconds, 3), data=data
        )
        append(
            subject=f"figures:{kind}:{about}",
            at=at,
            actor=by.ref,
            code=LedgerCode.FIGURES_KEPT,
            payload={
                "id": kept.pk,
                "kind": str(kind),
                "about": about,
                "day": day.isoformat(),
                "sha256": sha256(text.encode()).hexdigest(),
            },
        )
    return kept


def reckon_figures(*, by: Actor, at: datetime, told: Told | None = None) -> list[Figures]:
    """Compute and keep everything for the day of `at`; each result is kept as soon as it is there.

    `told` hears one line for each.
    """
    day = localdate(at)
    made: list[Figures] = []
    last = perf_counter()

    def keep(kind: Figure, about: str, data: dict[str, Any]) -> None:
        nonlocal last
        seconds, last = perf_counter() - last, perf_counter()
        made.append(keep_figures(kind=kind, about=about, day=day, data=data, seconds=seconds, by=by, at=at))
        if told:
            told(f"{kind.label} {about or '全部'}：{seconds:.1f} 秒")

    law = law_of("reach")
    land = read_land(day=day, today=day)
    keep(Figure.BALANCE, "", balance_of(land, day=day, at=at, law=law))
    calendar = current_calendar()
    asked = moments_of(day, law, calendar)
    for item in items_offered(land):
        keep(Figure.REACH, item, reach_of(land, item, asked, calendar, law))
        keep(Figure.SITES, item, sites_of(land, item, law))
    for about, data in loads_of(day=day, counties=land.counties, calendar=calendar, law=law_of("windows")):
        keep(Figure.WINDOWS, about, data)
    return made


def items_offered(land: Land) -> list[str]:
    """Any help at all, then the known items that some point offers."""
    return ["", *(item for item in ServiceItem.values if item in land.stands.items)]


def measure_reach(*, item: str, at: datetime, today: date, sites: int = 0) -> dict[str, Any]:
    """Reach of one item at one moment, kept nowhere; with the next `sites` sites when asked for."""
    law = law_of("reach")
    calendar = current_calendar()
    land = read_land(day=localdate(at), today=today)
    asked = [Asked("asked", "指定的时刻", at.astimezone(BEIJING))]
    found = reach_of(land, item, asked, calendar, law)
    if sites:
        found["sites"] = sites_of(land, item, law | {"city_sites": sites, "county_sites": 0})
    return found


def reckon_when_due(at: datetime) -> None:
    """Periodic: once a day, from the hour of `reach.yaml` on; at once where none were ever kept or by other rules."""
    law = law_of("reach")
    newest = Figures.objects.filter(kind=Figure.WINDOWS, about="").order_by("-made_at", "-pk").first()
    balance = Figures.objects.filter(kind=Figure.BALANCE, about="").order_by("-made_at", "-pk").first()
    late = at.astimezone(BEIJING).hour >= law["from_hour"]
    kept = [(balance, law), (newest, law_of("windows"))]
    other = any(found is not None and found.data["version"] != rules["version"] for found, rules in kept)
    if newest is None or other or (newest.day < localdate(at) and late):
        reckon_figures(by=NIGHT, at=at)
