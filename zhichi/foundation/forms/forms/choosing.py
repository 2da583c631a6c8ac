"""Regions and service points that can be chosen on a page: asked of the database once a page, if asked at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from zhichi.foundation.regions.public import Level, Region
from zhichi.foundation.sockets.public import PLACE_FINDERS, PlaceQuery

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_POINTS = 60
Choices = list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]


@dataclass
class Choosing:
    """Regions below `city` and points around `region` at a moment; nothing can be chosen while there is no moment."""

    city: str = ""
    region: str = ""
    at: datetime | None = None

    @cached_property
    def regions(self) -> Choices:
        """Townships under their counties. One query."""
        if self.at is None or not self.city:
            return []
        below = Region.objects.within(self.city).filter(level__in=(Level.COUNTY, Level.TOWNSHIP))
        rows: Sequence[tuple[str, str, int]] = list(
            below.valid_on(self.at.astimezone(SHANGHAI).date())
            .order_by("code")
            .values_list("code", "name", "level")
        )
        grouped: dict[str, list[tuple[str, str]]] = {}
        names: dict[str, str] = {}
        for code, name, level in rows:
            if level == Level.COUNTY:
                names[code[:6]] = name
                grouped[code[:6]] = [(code, f"{name}（不分乡镇）")]
            else:
                grouped.setdefault(code[:6], []).append((code, name))
        return [(names.get(county, county), places) for county, places in grouped.items()]

    @cached_property
    def points(self) -> list[tuple[str, str]]:
        """Service points that stand in or serve the region."""
        if self.at is None or not self.region:
            return []
        query = PlaceQuery(region=self.region)
        return [
            (place.code, place.name)
            for finder in PLACE_FINDERS
            for place in finder.listed(query, start=0, limit=MOST_POINTS, at=self.at)[1]
        ]
