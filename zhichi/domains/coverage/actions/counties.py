"""Which county-level unit answers for a place, and which keeps a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.regions.public import Tier, Unit, UnitKind, UnitRegion, district

COUNTY_KINDS = (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)


@dataclass(frozen=True)
class Counties:
    """County-level units of a day, and which of them answers for a place or keeps a unit."""

    rows: Sequence[tuple[int, str, str]]  # id, code, name of the place
    by_region: dict[str, int]
    by_id: dict[int, int]

    def __len__(self) -> int:
        return len(self.rows)

    def of_region(self, code: str) -> int:
        """Index of the county that answers for a village's code: its own, else its township's, else its county's."""
        for width in (12, 9, 6):
            found = self.by_region.get(code[:width].ljust(12, "0"))
            if found is not None:
                return found
        return -1

    def of_path(self, path: str) -> int:
        """Index of the county at the head of a unit's branch; -1 for the city's own."""
        ids = (int(part) for part in path.split("/") if part)
        return next((self.by_id[pk] for pk in ids if pk in self.by_id), -1)


def read_counties(day: date) -> Counties:
    """Explicit `UnitRegion` goes before the unit that merely sits in a region, as in `responsible_unit`."""
    units = Unit.objects.valid_on(day).filter(tier=Tier.COUNTY, kind__in=COUNTY_KINDS).order_by("code")
    found = list(units.values_list("pk", "code", "name", "region_id"))
    by_id = {pk: index for index, (pk, _, _, _) in enumerate(found)}
    by_region = {region: by_id[pk] for pk, _, _, region in reversed(found) if region}
    served = UnitRegion.objects.valid_on(day).filter(unit__in=units).order_by("-pk")
    by_region |= {region: by_id[pk] for pk, region in served.values_list("unit_id", "region_id")}
    return Counties([(pk, code, district(name)) for pk, code, name, _ in found], by_region, by_id)
