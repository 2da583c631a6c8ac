"""What divisions are called: kinds of townships and villages by their codes, full names. Domain brief §1.3."""

from collections.abc import Sequence

from zhichi.foundation.regions.enums import Level, TownshipKind, VillageKind
from zhichi.foundation.regions.rules.codes import level_of

# Level-2 rows that are no place: 北京市 > 市辖区 > 东城区 is spoken 北京市东城区.
PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


def township_kind(code: str) -> TownshipKind | None:
    """Kind of the township by digits 7 to 9; None above township level or outside the published ranges."""
    if level_of(code) < Level.TOWNSHIP:
        return None
    number = int(code[6:9])
    bands = (
        (1, 99, TownshipKind.STREET),
        (100, 199, TownshipKind.TOWN),
        (200, 399, TownshipKind.TOWNSHIP),
        (400, 599, TownshipKind.QUASI),
    )
    return next((kind for low, high, kind in bands if low <= number <= high), None)


def village_kind(code: str) -> VillageKind | None:
    """Kind of the village by digits 10 to 12; None above village level or outside the published ranges.

    The bands 400-499 and 500-599 are common practice, not confirmed by a published text (brief §1.3).
    """
    if level_of(code) != Level.VILLAGE:
        return None
    number = int(code[9:])
    bands = (
        (1, 199, VillageKind.COMMUNITY),
        (200, 399, VillageKind.VILLAGE),
        (400, 499, VillageKind.QUASI_COMMUNITY),
        (500, 599, VillageKind.QUASI_VILLAGE),
    )
    return next((kind for low, high, kind in bands if low <= number <= high), None)


def district(bureau: str) -> str:
    """The place a county bureau answers for, as people call it: 泗水县司法局 -> 泗水县."""
    return bureau.removesuffix("司法局")


def passed_words(heirs: Sequence[str]) -> str:
    """What became of an ended division, by the names of those that stand for it: 现为常汤村; 已拆分为沙东村、沙西村."""
    if not heirs:
        return "已撤销"
    return f"现为{heirs[0]}" if len(heirs) == 1 else f"已拆分为{'、'.join(heirs)}"


def full_name(name: str, level: int, parent_full_name: str) -> str:
    """How a place is written on paper: from the city down, 济宁市任城区许庄街道; a province stands alone."""
    if level == Level.CITY and name in PLACEHOLDERS:
        return parent_full_name  # carries the province's name down to its counties
    return name if level <= Level.CITY else parent_full_name + name
