"""Which items of a checklist the most points do not meet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhichi.domains.standards.enums import Standing
from zhichi.domains.standards.rules.sheet import Item, Sheet
from zhichi.domains.standards.rules.standing import Distance


@dataclass(frozen=True, slots=True)
class Lacking:
    """An item and how many points do not meet it, and how many nobody has looked at."""

    item: Item
    missing: int
    unknown: int


def lacking_most(sheet: Sheet, far: Iterable[Distance]) -> Sequence[Lacking]:
    """Items by how many points lack them, the most frequent first."""
    missing: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for one in far:
        missing.update(one.codes(Standing.MISSING))
        unknown.update(one.codes(Standing.UNKNOWN))
    rows = [Lacking(item, missing[item.code], unknown[item.code]) for item in sheet.items]
    return sorted(
        (row for row in rows if row.missing or row.unknown), key=lambda row: (-row.missing, -row.unknown)
    )
