"""`GET /points`, `/points/nearest`, `/points/{code}`: where people get help."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.documents import InvalidProblem, Problem
from zhichi.entrances.services.api.places import (
    AdviserOut,
    PointDetailOut,
    PointsOut,
    PointsPageOut,
)
from zhichi.entrances.services.api.point_queries import (
    County,
    Item,
    Latitude,
    Limit,
    Longitude,
    Open,
    PageNumber,
    Tier,
    check_division,
    check_item,
)
from zhichi.entrances.services.api.point_rows import near, row
from zhichi.entrances.services.api.problems import Kind, ProblemError, invalid
from zhichi.foundation.sockets.public import PLACE_FINDERS, PlaceQuery

router = Router(tags=["服务点"])
PAGE_SIZE = 50
CODE = re.compile(r"[0-9A-Za-z-]{1,24}", re.ASCII)


@router.get(
    "/points", response={200: PointsPageOut, 422: InvalidProblem, 503: Problem}, operation_id="list_points"
)
def list_points(
    request: HttpRequest,
    county: County = "",
    tier: Tier = "",
    item: Item = "",
    open: Open = False,
    page: PageNumber = 1,
) -> HttpResponse:
    """Operating points, centres first and then by code, fifty a page; a page behind the last is empty."""
    finder = PLACE_FINDERS.get("points")
    check_item(finder, item)
    if tier and tier not in finder.tiers:
        raise invalid({"tier": f"没有这个层级，可选的有：{'、'.join(finder.tiers)}。"})
    check_division(county)
    query = PlaceQuery(region=county, tier=tier, item=item, open_only=open)
    at = timezone.localtime()
    total, found = finder.listed(query, start=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE, at=at)
    return answer(
        PointsPageOut(
            total=total, page=page, page_size=PAGE_SIZE, as_of=at, points=[row(one) for one in found]
        )
    )


@router.get(
    "/points/nearest",
    response={200: PointsOut, 422: InvalidProblem, 503: Problem},
    operation_id="nearest_points",
)
def nearest_points(
    request: HttpRequest, lon: Longitude, lat: Latitude, item: Item = "", limit: Limit = 10
) -> HttpResponse:
    """The nearest points that are operating, in exact great-circle order."""
    finder = PLACE_FINDERS.get("points")
    check_item(finder, item)
    found = finder.nearest(lon, lat, item=item or None, limit=limit, at=timezone.now())
    return answer(PointsOut(points=[near(place) for place in found]))


@router.get(
    "/points/{code}",
    response={200: PointDetailOut, 404: Problem, 410: Problem, 503: Problem},
    operation_id="read_point",
)
def read_point(request: HttpRequest, code: str) -> HttpResponse:
    """All that is public of one operating point; of one that was closed for good, that it was."""
    at = timezone.localtime()
    finder = PLACE_FINDERS.get("points")
    facts = finder.one(code, at=at) if CODE.fullmatch(code) else None
    if facts is None:
        ended = finder.ended(code, on=at.date()) if CODE.fullmatch(code) else None
        if ended is not None:
            raise ProblemError(Kind.GONE if ended.for_good else Kind.NOT_FOUND, ended.words)
        raise ProblemError(Kind.NOT_FOUND, "没有这个服务点，或者它现在不服务。")
    detail = {name: facts[name] for name in ("kind", "former_names", "directions", "facilities", "serves")}
    shown = row(facts["place"]).model_dump()
    return answer(
        PointDetailOut(
            **shown,
            **detail,
            differing_hours=facts["differing"],
            people=[AdviserOut(**one) for one in facts["advisers"]],
            photos=[request.build_absolute_uri(address) for address in facts["photos"]],
            page=request.build_absolute_uri(facts["place"].url),
            as_of=at,
        )
    )
