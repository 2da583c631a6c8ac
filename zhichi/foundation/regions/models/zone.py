"""Development zones: counted as counties, and without a code of their own (domain.md §0.5)."""

from dataclasses import dataclass
from datetime import date

from zhichi.foundation.regions.enums import UnitKind
from zhichi.foundation.regions.models.region import Region
from zhichi.foundation.regions.models.serving import UnitRegion
from zhichi.foundation.regions.rules.naming import district


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone made of townships of other counties: the code of its bureau, its name, its branch, its townships."""

    code: str
    name: str
    path: str
    townships: tuple[Region, ...]


def zones(on: date) -> list[Zone]:
    """The zones of a day that serve places and are no division themselves, by code. One statement."""
    rows = UnitRegion.objects.valid_on(on).filter(
        unit__kind=UnitKind.DEV_ZONE_BUREAU, unit__region__isnull=True, unit__valid_to__isnull=True
    )
    found: dict[str, tuple[str, str, list[Region]]] = {}
    for row in rows.select_related("unit", "region").order_by("unit__code", "region_id"):
        held = found.setdefault(row.unit.code, (district(row.unit.name), row.unit.path, []))
        held[2].append(row.region)
    return [Zone(code, name, path, tuple(regions)) for code, (name, path, regions) in found.items()]


def zone_of(code: str, on: date) -> Zone | None:
    """The zone of a code, if it is one. One statement, none for a code of twelve digits."""
    if not code or code.isdecimal():
        return None
    return next((zone for zone in zones(on) if zone.code == code), None)
