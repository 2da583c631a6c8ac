"""Every village of a day with its people and place, read into arrays."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zhichi.domains.coverage.actions.counties import Counties
from zhichi.domains.coverage.rules.reach import Indices, Places
from zhichi.foundation.regions.public import Level, Region

AT_ONCE = 20_000


@dataclass(frozen=True)
class Villages:
    """Every village of a day by code. `people` is -1 and a position NaN where nobody has noted it."""

    code: NDArray[np.int64]
    places: Places
    people: NDArray[np.int64]
    county: Indices
    synthetic: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.code)

    @property
    def placed(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.places.lon)

    def __getitem__(self, which: NDArray[np.bool_]) -> "Villages":
        picked = (self.code[which], self.places[which], self.people[which], self.county[which])
        return Villages(*picked, self.synthetic[which])

    def by_county(self, counties: int) -> list[Indices]:
        """Indices of the villages of each county, ascending."""
        order = np.argsort(self.county, kind="stable")
        cuts = np.searchsorted(self.county[order], np.arange(counties + 1))
        return [order[start:end] for start, end in pairwise(cuts)]


def read_villages(day: date, counties: Counties) -> Villages:
    rows = Region.objects.filter(level=Level.VILLAGE).valid_on(day).order_by("code")
    fields = ("code", "locality__lon", "locality__lat", "locality__people", "locality__synthetic")
    kind = [("code", "i8"), ("lon", "f8"), ("lat", "f8"), ("people", "i8"), ("county", "i8"), ("made", "?")]
    nan = float("nan")
    table = np.fromiter(
        (
            (
                int(code),
                nan if lon is None else lon,
                nan if lat is None else lat,
                -1 if people is None else people,
                counties.of_region(code),
                bool(made),
            )
            for code, lon, lat, people, made in rows.values_list(*fields).iterator(AT_ONCE)
        ),
        dtype=kind,
    )
    places = Places(table["lon"].copy(), table["lat"].copy())
    copied = (table[name].copy() for name in ("people", "county", "made"))
    people, county, made = copied
    return Villages(table["code"].copy(), places, people, county.astype(np.intp), made)
