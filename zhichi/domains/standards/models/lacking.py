"""Which items of a checklist the most points do not meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhichi.domains.standards.enums import Standing
from zhichi.domains.standards.models.kept import counted
from zhichi.domains.standards.rules.sheet import Item, Sheet


@dataclass(frozen=True, slots=True)
class Lacking:
    """An item and how many points do not meet it, and how many nobody has looked at."""

    item: Item
    missing: int
    unknown: int


def lacking_most(sheet: Sheet, known: Iterable[str]) -> Sequence[Lacking]:
    """Items by how many points lack them, the most frequent first; `known` as kept of each point."""
    by_item = counted(sheet, known)
    rows = [
        Lacking(item, by_item[item.code][Standing.MISSING], by_item[item.code][Standing.UNKNOWN])
        for item in sheet.items
    ]
    return sorted(
        (row for row in rows if row.missing or row.unknown), key=lambda row: (-row.missing, -row.unknown)
    )
