"""`GET /points`, `/points/nearest`, `/points/{code}`: where people get help."""

import re
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.places import (
    AdviserOut,
    PointDetailOut,
    PointOut,
    PointRowOut,
    PointsOut,
    PointsPageOut,
)
from zhichi.entrances.services.api.problems import InvalidProblem, Kind, Problem, ProblemError, invalid
from zhichi.foundation.regions.public import RegionError, level_of
from zhichi.foundation.sockets.public import PLACE_FINDERS, Place, PlaceFinder, PlaceQuery

router = Router(tags=["服务点"])
PAGE_SIZE = 50
CODE = re.compile(r"[0-9A-Za-z-]{1,24}", re.ASCII)
Longitude = Annotated[
    float, Query(ge=-180, le=180, allow_inf_nan=False, description="Degrees, CGCS2000 or WGS-84.")
]
Latitude = Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False)]
Item = Annotated[str, Query(max_length=40, description="Code of what is to be done there; all when empty.")]
Tier = Annotated[str, Query(max_length=10, description="city, county, township or village; all when empty.")]
Limit = Annotated[int, Query(ge=1, le=50)]
County = Annotated[
    str,
    Query(pattern="^([0-9]{12})?$", description="12-digit division: points that stand in it or serve it."),
]
Open = Annotated[bool, Query(description="Only those that are open now.")]
PageNumber = Annotated[int, Query(ge=1, le=100_000)]


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
    "/points/{code}", response={200: PointDetailOut, 404: Problem, 503: Problem}, operation_id="read_point"
)
def read_point(request: HttpRequest, code: str) -> HttpResponse:
    """All that is public of one operating point."""
    at = timezone.localtime()
    facts = PLACE_FINDERS.get("points").one(code, at=at) if CODE.fullmatch(code) else None
    if facts is None:
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


def check_item(finder: PlaceFinder, item: str) -> None:
    if item and item not in finder.items:
        raise invalid({"item": f"没有这个事项，可选的有：{'、'.join(finder.items)}。"})


def check_division(code: str) -> None:
    try:
        if code:
            level_of(code)
    except RegionError as error:
        raise invalid({"county": str(error)}) from error


def near(place: Place) -> PointOut:
    return PointOut(
        code=place.code,
        name=place.name,
        tier=place.tier,
        address=place.address,
        phone=place.phone,
        lon=place.lon or 0.0,
        lat=place.lat or 0.0,
        distance_m=place.distance_m or 0,
        open_now=bool(place.open_now),
        hours=list(place.hours),
    )


def row(place: Place) -> PointRowOut:
    return PointRowOut(
        code=place.code,
        name=place.name,
        tier=place.tier,
        region=place.region_code,
        region_name=place.region,
        address=place.address,
        phone=place.phone,
        lon=place.lon,
        lat=place.lat,
        open_now=bool(place.open_now),
        opens=place.opens,
        hours=list(place.hours),
        items=[code for code, _ in place.items],
        synthetic=place.synthetic,
    )
