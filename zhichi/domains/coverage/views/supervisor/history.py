"""历史: the layers day by day as they were reckoned, and month by month before that."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import VIEWERS
from zhichi.domains.coverage.models import CoverageDay
from zhichi.domains.coverage.models.course import newest_course, total
from zhichi.domains.coverage.models.ground import COUNTY_KINDS
from zhichi.domains.coverage.rules.curves import Curve, curves
from zhichi.domains.coverage.views.supervisor.showing import TIER_WORDS, paths_of, share
from zhichi.foundation.accounts.public import require_role
from zhichi.foundation.regions.public import Tier, Unit

DAYS = 92
SHOWN = (Tier.TOWNSHIP.value, Tier.VILLAGE.value)
LAYERS = ("claimed", "verified", "effective")


@require_safe
@require_role(*VIEWERS)
def history(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    today = timezone.localdate(at)
    tier = request.GET.get("tier", SHOWN[-1])
    if tier not in SHOWN:
        raise Http404
    counties = list(_counties(request))
    rows = [*_months(counties, tier), *_days(counties, tier, today)]
    rows = list({row["day"]: row for row in rows}.values())
    rows.sort(key=lambda row: row["day"])
    url = reverse("coverage:history")
    context = {
        "rows": list(reversed(rows)),
        "chart": chart(rows),
        "tabs": [
            {"title": TIER_WORDS[each], "url": f"{url}?tier={each}", "current": each == tier}
            for each in SHOWN
        ],
        "title": TIER_WORDS[tier],
        "as_of": at,
    }
    return render(request, "coverage/supervisor/history.html", context)


def _counties(request: HttpRequest) -> Any:
    """Ids of the county-level units whose whole branch the officer sees."""
    paths = paths_of(request)
    units = Unit.objects.filter(kind__in=COUNTY_KINDS).order_by("code").values_list("pk", "path")
    return (pk for pk, path in units if any(path.startswith(own) for own in paths))


def _days(counties: list[int], tier: str, today: date) -> list[dict[str, Any]]:
    reckoned = CoverageDay.objects.filter(county__in=counties, tier=tier, day__gt=today - timedelta(DAYS))
    sums: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    waiting: set[date] = set()
    columns = ("day", "stale", "eligible", "claimed", "verified", "effective")
    for day, stale, *numbers in reckoned.order_by("day").values_list(*columns):
        sums[day] = [before + more for before, more in zip(sums[day], numbers, strict=True)]
        waiting |= {day} if stale else set()
    return [_row(day, *numbers) | {"stale": day in waiting} for day, numbers in sums.items()]


def _months(counties: list[int], tier: str) -> list[dict[str, Any]]:
    course = newest_course()
    names = [str(pk) for pk in counties]
    months = course.months[:-1] if course else []
    rows = []
    for month in months:
        sums = [total(month.numbers, names, tier, position) for position in range(4)]
        if sums[0]:
            rows.append(_row(month.day, *sums))
    return rows


def _row(day: date, eligible: int | None, *layers: int | None) -> dict[str, Any]:
    shares = [None if each is None else share(each, eligible or 0) for each in layers]
    return {"day": day, "eligible": eligible or 0, "layers": list(zip(layers, shares, strict=True))}


def chart(rows: list[dict[str, Any]]) -> list[Curve]:
    """The three layers as lines over the days; nothing when there is only one day."""
    if len(rows) < 2:
        return []
    days = [row["day"].toordinal() for row in rows]
    shares = [
        [
            row["layers"][i][0] / row["eligible"]
            if row["layers"][i][0] is not None and row["eligible"]
            else None
            for row in rows
        ]
        for i in range(len(LAYERS))
    ]
    return curves(days, shares, ("登记在册", "核验属实", "真正在服务"))
