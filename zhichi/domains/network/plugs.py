"""What this room offers: finding the nearest service points."""

from datetime import datetime

from zhichi.domains.network.enums import ServiceItem
from zhichi.domains.network.models import nearest
from zhichi.foundation.sockets.public import PLACE_FINDERS, Place, PlaceFinder
from zhichi.foundation.timelimits.public import current_calendar

FINDER = "points"


def plug_in() -> None:
    """Called once by the app's ready()."""
    items = {code: str(label) for code, label in ServiceItem.choices}
    PLACE_FINDERS.register(FINDER, PlaceFinder("公共法律服务点", items, places))


def places(lon: float, lat: float, *, item: str | None, limit: int, at: datetime) -> list[Place]:
    """The nearest operating points; PositionError (a ValueError) for a position not on Earth."""
    found = nearest(lon, lat, item=item, limit=limit, at=at, calendar=current_calendar())
    return [
        Place(
            code=near.point.code,
            name=near.point.name,
            tier=near.point.tier,
            address=near.point.address,
            phone=near.point.phone,
            lon=near.point.lon or 0.0,
            lat=near.point.lat or 0.0,
            distance_m=round(near.distance_m),
            open_now=near.open_now,
            hours=tuple(near.point.hours_words),
        )
        for near in found
    ]
