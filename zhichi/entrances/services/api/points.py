"""`GET /points/nearest`: where to go, nearest first."""

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.problems import InvalidProblem, Problem, invalid
from zhichi.entrances.services.api.shapes import PointOut, PointsOut
from zhichi.foundation.sockets.public import PLACE_FINDERS

router = Router(tags=["服务点"])
Longitude = Annotated[
    float, Query(ge=-180, le=180, allow_inf_nan=False, description="Degrees, CGCS2000 or WGS-84.")
]
Latitude = Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False)]
Item = Annotated[str, Query(max_length=40, description="Code of what is to be done there; all when empty.")]
Limit = Annotated[int, Query(ge=1, le=50)]


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
    if item and item not in finder.items:
        raise invalid({"item": f"没有这个事项，可选的有：{'、'.join(finder.items)}。"})
    found = finder.nearest(lon, lat, item=item or None, limit=limit, at=timezone.now())
    return answer(PointsOut(points=[PointOut.model_validate(asdict(place)) for place in found]))
