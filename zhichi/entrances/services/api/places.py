"""Shapes of answers about places: service points and how far they cover a unit."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from zhichi.entrances.services.api.shapes import Shape

OPEN_NOW: Any = Field(description="By the announced hours, and nothing is known against it.")
DOUBT: Any = Field(
    description="What is known against the announced hours, in words: shut, missing, no sign of life; else empty."
)


class PointOut(Shape):
    code: str
    name: str
    tier: str
    address: str
    phone: str
    lon: float
    lat: float
    distance_m: int = Field(description="Great-circle metres.")
    open_now: bool = OPEN_NOW
    doubt: str = DOUBT
    hours: list[str]


class PointsOut(Shape):
    points: list[PointOut] = Field(description="Nearest first.")


class PointRowOut(Shape):
    """A point as a list shows it. `synthetic` marks demonstration data."""

    code: str = Field(examples=["PLS-370811002001-4-01"])
    name: str
    tier: str
    region: str = Field(description="12-digit division it stands in.")
    region_name: str
    address: str
    phone: str
    lon: float | None = Field(description="Degrees of CGCS2000; null where nobody has recorded it.")
    lat: float | None
    open_now: bool = OPEN_NOW
    doubt: str = DOUBT
    confirmed: bool = Field(description="Somebody from outside made sure of it, not too long ago.")
    opens: str = Field(description="Until when it is open, or when it opens next, in words.")
    hours: list[str]
    items: list[str]
    synthetic: bool


class PointsPageOut(Shape):
    total: int
    page: int
    page_size: int
    as_of: datetime
    points: list[PointRowOut]


class AdviserOut(Shape):
    """Somebody who works at a point. Names of staff and advisers are published by law."""

    name: str
    kind: str
    firm: str
    days: list[date] = Field(description="Days of the coming fortnight on which the rota has them here.")


class PointDetailOut(PointRowOut):
    kind: str
    former_names: list[str]
    directions: str
    differing_hours: list[str] = Field(description="Coming days with other hours, in words.")
    facilities: list[str]
    serves: list[str] = Field(description="Full names of the divisions it serves.")
    people: list[AdviserOut]
    photos: list[str] = Field(description="Addresses of pictures.")
    page: str = Field(description="Its page for people.")
    as_of: datetime


class TierCoverageOut(Shape):
    """Divisions of one tier: eligible ≥ claimed ≥ verified ≥ effective; gaps = eligible − claimed."""

    tier: str
    eligible: int
    claimed: int = Field(description="Served by a point that is registered as operating.")
    verified: int = Field(description="… and somebody from outside has made sure of it, not too long ago.")
    effective: int = Field(description="… and there is evidence that it lives.")
    gaps: int


class CoverageOut(Shape):
    unit: str
    unit_name: str
    as_of: date = Field(description="The day that was counted: the newest until the day asked for.")
    counted_at: datetime | None = Field(
        description="When it was counted: the night of that day, later for a day counted again; null of old days."
    )
    stale: bool = Field(
        description="Something that held on the day was recorded later; the next night counts it."
    )
    tiers: list[TierCoverageOut]
