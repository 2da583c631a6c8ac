"""Service points as the API tells them."""

from zhichi.entrances.services.api.places import (
    PointOut,
    PointRowOut,
)
from zhichi.foundation.sockets.public import Place


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
        doubt=place.doubt,
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
        doubt=place.doubt,
        confirmed=place.confirmed,
        opens=place.opens,
        hours=list(place.hours),
        items=[code for code, _ in place.items],
        synthetic=place.synthetic,
    )
