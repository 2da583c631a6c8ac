"""Units as the table that `import_units` reads."""

from collections.abc import Iterable, Iterator
from datetime import date

from zhichi.foundation.regions.models import Unit, UnitRegion
from zhichi.foundation.regions.rules.unit_rows import COLUMNS, Span


def unit_table() -> Iterator[list[str]]:
    """The header and a row for every unit, parents before their children. Two queries."""
    yield list(COLUMNS.values())
    serves: dict[int, list[UnitRegion]] = {}
    for link in UnitRegion.objects.order_by("unit_id", "region_id", "valid_from"):
        serves.setdefault(link.unit_id, []).append(link)
    units = sorted(Unit.objects.select_related("parent"), key=lambda unit: (len(unit.path_ids), unit.code))
    for unit in units:
        yield _row(unit, serves.get(unit.pk, ()))


def _row(unit: Unit, links: Iterable[UnitRegion]) -> list[str]:
    return [
        unit.code,
        unit.name,
        unit.get_kind_display(),
        unit.get_tier_display(),
        unit.parent.code if unit.parent else "",
        unit.region_id or "",
        " ".join(str(_span(link, unit)) for link in links),
        unit.phone,
        _day(unit.valid_from),
        _day(unit.valid_to),
    ]


def _span(link: UnitRegion, unit: Unit) -> Span:
    """Only what does not follow from the unit's own days is written out."""
    if link.valid_to and link.valid_to != unit.valid_to:
        return Span(link.region_id, link.valid_from, link.valid_to)
    return Span(link.region_id, None if link.valid_from == unit.valid_from else link.valid_from)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
