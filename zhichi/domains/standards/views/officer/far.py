"""Rows of the page of distances: a point with its way, an item with the points that lack it."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import Standing
from zhichi.domains.standards.models.held import grades_of
from zhichi.domains.standards.models.kept import KeptDistance
from zhichi.domains.standards.rules.sheet import Sheet


def with_(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = value
    return query.urlencode()


def lacking_row(request: HttpRequest, one: Any) -> dict[str, Any]:
    return {
        "item": one.item,
        "missing": one.missing,
        "unknown": one.unknown,
        "url": f"?{with_(request, item=one.item.code)}",
    }


def rows_of(
    points: QuerySet[Point], sheet: Sheet, shown: list[KeptDistance], at: datetime
) -> list[dict[str, Any]]:
    """The lines of one page: points, their grades and newest assessments in two statements."""
    ids = [one.pk for one in shown]
    named = {point.pk: point for point in points.filter(pk__in=ids).select_related("unit")}
    held = grades_of(ids, on=timezone.localdate(at))
    far = {one.pk: one.distance(sheet) for one in shown}
    return [
        {
            "point": named[pk],
            "grade": held.get(pk),
            "score": one.counted.score,
            "way": one.way,
            "missing": [sheet.item(code) for code in one.codes(Standing.MISSING)],
            "unknown": [sheet.item(code) for code in one.codes(Standing.UNKNOWN)],
        }
        for pk, one in far.items()
    ]
