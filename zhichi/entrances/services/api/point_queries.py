"""What may be asked about service points, and what is refused."""

from typing import Annotated

from ninja import Query

from zhichi.entrances.services.api.problems import invalid
from zhichi.foundation.regions.public import RegionError, level_of
from zhichi.foundation.sockets.public import PlaceFinder

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


def check_item(finder: PlaceFinder, item: str) -> None:
    if item and item not in finder.items:
        raise invalid({"item": f"没有这个事项，可选的有：{'、'.join(finder.items)}。"})


def check_division(code: str) -> None:
    try:
        if code:
            level_of(code)
    except RegionError as error:
        raise invalid({"county": str(error)}) from error
