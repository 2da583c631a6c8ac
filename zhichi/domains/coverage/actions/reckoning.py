"""The nightly reckoning: the standing of every point, the layers of every county, one entry on the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from zhichi.domains.coverage.enums import Figure, LedgerCode, Standing
from zhichi.domains.coverage.models import CoverageDay, Figures, PointStanding
from zhichi.domains.coverage.models.course import made_course
from zhichi.domains.coverage.models.judging import judged_on
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.models.people import people_of, without
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.domains.coverage.rules.vitality import Judged
from zhichi.domains.network.public import tell_quiet
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.ledger.public import append

BATCH = 500
NIGHT = 2
JUDGED = (
    "day",
    "standing",
    "score",
    "signals",
    "verified",
    "verified_to",
    "last_life_on",
    "hollow_since",
    "people",
)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What one reckoning found; `changed` is false when it was all known already."""

    day: date
    points: int
    hollow: int
    changed: bool


def reckon(*, by: Actor, at: datetime, day: date) -> Reckoned:
    """Judge every operating point and count every layer as of the end of `day`, as far as is known now.

    Doing it again changes only what has become known since. The standings of points are kept for the newest day alone.
    """
    with transaction.atomic():
        judged = {pk: (one, until) for pk, one, until in judged_on(day)}
        newest = not PointStanding.objects.filter(day__gt=day).exists()
        hollow = [pk for pk, one in judged.items() if one[0].standing == Standing.HOLLOW]
        layered = layers_on(
            day, alive={pk for pk, one in judged.items() if one[0].standing == Standing.ALIVE}
        )
        changed = False
        if newest:
            changed = _keep_standings(day, judged, without(layered.ground, hollow, people_of(layered.ground)))
            tell_quiet(points=hollow)
        changed = keep_layers(layered, at) or changed
        keep_course(day, at)
        done = Reckoned(day, len(judged), len(hollow), changed)
        if changed:
            append(
                subject="coverage:days",
                at=at,
                actor=by.ref,
                code=LedgerCode.RECKONED,
                payload={"day": day.isoformat(), "points": done.points, "hollow": done.hollow}
                | {"vitality": vitality().version, "tiers": totals(day)},
            )
    return done


def _keep_standings(
    day: date, judged: dict[int, tuple[Judged, date | None]], lost: Mapping[int, int]
) -> bool:
    """Write what differs; points that no longer operate have no standing. `lost`: people without, by hollow point."""
    before = {row.pk: row for row in PointStanding.objects.iterator(BATCH)}
    rows = []
    for pk, (one, until) in judged.items():
        old = before.pop(pk, None)
        row = _standing(pk, day, one, until, old)
        row.people = lost.get(pk, 0)
        if old is None or any(getattr(old, name) != getattr(row, name) for name in JUDGED):
            rows.append(row)
    PointStanding.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["point"], update_fields=list(JUDGED)
    )
    gone = list(before)
    for start in range(0, len(gone), BATCH):
        PointStanding.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    return bool(rows or gone)


def _standing(
    pk: int, day: date, one: Judged, until: date | None, old: PointStanding | None
) -> PointStanding:
    hollow = one.standing == Standing.HOLLOW
    since = old.hollow_since if old is not None else None
    return PointStanding(
        point_id=pk,
        day=day,
        standing=one.standing,
        score=one.score,
        signals=[{"key": s.key, "points": s.points, "words": s.words} for s in one.signals],
        verified=one.verified,
        verified_to=until,
        last_life_on=one.last_life,
        hollow_since=(since or day) if hollow else None,
    )


def keep_layers(layered: Layered, at: datetime) -> bool:
    """Whether the counts of the day are new or differ from those kept; either way they are as of `at` and not stale."""
    day, counts = layered.ground.day, layered.counts()
    kept = {(row.county_id, row.tier): row for row in CoverageDay.objects.filter(day=day)}
    same = {key: Counts(r.eligible, r.claimed, r.verified, r.effective) for key, r in kept.items()}
    if same == counts:
        CoverageDay.objects.filter(day=day, stale=True).update(stale=False, made_at=at)
        return False
    CoverageDay.objects.filter(day=day).delete()
    CoverageDay.objects.bulk_create(
        CoverageDay(
            day=day,
            county_id=county,
            tier=tier,
            eligible=c.eligible,
            claimed=c.claimed,
            verified=c.verified,
            effective=c.effective,
            made_at=at,
        )
        for (county, tier), c in sorted(counts.items())
    )
    return True


def keep_course(day: date, at: datetime) -> None:
    """The months and their forecasts beside the day; figures are never changed, a newer row goes before an older."""
    begun = perf_counter()
    data = made_course(day)
    kept = Figures.objects.filter(kind=Figure.FORECAST, about="", day=day).order_by("-made_at", "-pk").first()
    if kept is None or kept.data != data:
        seconds = round(perf_counter() - begun, 3)
        Figures.objects.create(kind=Figure.FORECAST, day=day, made_at=at, seconds=seconds, data=data)


def reckon_if_due(at: datetime) -> Reckoned | None:
    """Once a day after NIGHT o'clock, and again when the rules of vitality have changed since."""
    local = localtime(at)
    if local.hour < NIGHT:
        return None
    made = (
        Figures.objects.filter(kind=Figure.FORECAST, about="", day=local.date())
        .order_by("-made_at", "-pk")
        .first()
    )
    if made is not None and made.data["vitality"] == vitality().version:
        return None
    return reckon(by=SYSTEM, at=at, day=local.date())


def totals(day: date) -> dict[str, Any]:
    totals: dict[str, Counts] = {}
    for row in CoverageDay.objects.filter(day=day):
        more = Counts(row.eligible, row.claimed, row.verified, row.effective)
        totals[row.tier] = totals.get(row.tier, Counts()) + more
    return {tier: each.as_dict() for tier, each in sorted(totals.items())}
