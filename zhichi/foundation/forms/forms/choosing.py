"""Regions and service points that can be chosen on a page: asked of the database once a page, if asked at all."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Q

from zhichi.foundation.regions.public import Level, Region, children
from zhichi.foundation.sockets.public import PLACE_FINDERS, PlaceQuery

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_POINTS = 60
MOST_FOUND = 12


@dataclass
class Choosing:
    """Regions below `city` and points around `region` at a moment; nothing can be chosen while there is no moment."""

    city: str = ""
    region: str = ""
    at: datetime | None = None
    asked: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    sought: dict[tuple[str, bool], list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day of that moment, on which the form is filled in."""
        return self.at.astimezone(SHANGHAI).date() if self.at is not None else None

    def below(self, code: str) -> list[tuple[str, str]]:
        """Code and name of the regions directly below one on that day. One query for each that is asked about."""
        if self.day is None or not code:
            return []
        if code not in self.asked:
            self.asked[code] = [(region.code, region.name) for region in children(code, self.day)]
        return self.asked[code]

    def found(self, words: str, *, villages_only: bool) -> list[tuple[str, str]]:
        """Code and full name of the places that go by a name or went by it, the larger ones first.

        Counties and townships are looked up here, villages by whoever knows places (`PLACE_FINDERS`). One more than
        MOST_FOUND says that there are more.
        """
        if self.day is None or not self.city:
            return []
        key = (words, villages_only)
        if key not in self.sought:
            higher = [] if villages_only else self._higher(words, self.day)
            spots = [
                (spot.code, spot.full_name)
                for finder in PLACE_FINDERS
                for spot in finder.spots(words, limit=MOST_FOUND + 1, on=self.day)
            ]
            self.sought[key] = [*higher, *spots][: MOST_FOUND + 1]
        return self.sought[key]

    def _higher(self, words: str, day: date) -> list[tuple[str, str]]:
        named = Q(name__contains=words) | Q(aliases__name__contains=words)
        places = Region.objects.within(self.city).filter(named, level__in=(Level.COUNTY, Level.TOWNSHIP))
        rows = places.valid_on(day).order_by("level", "code").distinct()[: MOST_FOUND + 1]
        return [(region.code, region.full_name) for region in rows]

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
