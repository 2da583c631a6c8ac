"""Regions and service points that can be chosen on a page: asked of the database once a page, if asked at all."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from zhichi.foundation.regions.public import children
from zhichi.foundation.sockets.public import PLACE_FINDERS, PlaceQuery

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_POINTS = 60


@dataclass
class Choosing:
    """Regions below `city` and points around `region` at a moment; nothing can be chosen while there is no moment."""

    city: str = ""
    region: str = ""
    at: datetime | None = None
    asked: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def below(self, code: str) -> list[tuple[str, str]]:
        """Code and name of the regions directly below one on that day. One query for each that is asked about."""
        if self.at is None or not code:
            return []
        if code not in self.asked:
            day = self.at.astimezone(SHANGHAI).date()
            self.asked[code] = [(region.code, region.name) for region in children(code, day)]
        return self.asked[code]

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
