"""What a 12-digit division code says by itself, and how units rank. Domain brief §1.3, §0.5."""

from zhichi.foundation.regions.enums import Level, Tier, TownshipKind, UnitKind, VillageKind

DIGITS = frozenset("0123456789")
# Width of the significant prefix of a code at each level.
WIDTH = {Level.PROVINCE: 2, Level.CITY: 4, Level.COUNTY: 6, Level.TOWNSHIP: 9, Level.VILLAGE: 12}
TIER_RANK = {Tier.CITY: 0, Tier.COUNTY: 1, Tier.TOWNSHIP: 2, Tier.VILLAGE: 3}
# Level-2 rows that are no place: 北京市 > 市辖区 > 东城区 is spoken 北京市东城区.
PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


class RegionError(ValueError):
    """A region cannot be used this way; `str()` is one Chinese sentence."""


def is_code(text: str) -> bool:
    """True for exactly twelve ASCII digits that do not begin with 00."""
    return len(text) == 12 and DIGITS.issuperset(text) and text[:2] != "00"


def level_of(code: str) -> Level:
    """The level a 12-digit code belongs to by its trailing zeros; RegionError when it is no code."""
    if not is_code(code):
        raise RegionError("区划代码应为 12 位数字。")
    if code[9:] != "000":
        return Level.VILLAGE
    if code[6:9] != "000":
        return Level.TOWNSHIP
    if code[4:6] != "00":
        return Level.COUNTY
    return Level.CITY if code[2:4] != "00" else Level.PROVINCE


def parent_code(code: str) -> str:
    """Code of the region directly above, empty for a province.

    A city without counties (东莞, 中山, 儋州, 嘉峪关) carries its townships itself:
    441900003000 -> 441900000000.
    """
    above = {Level.PROVINCE: 0, Level.CITY: 2, Level.COUNTY: 4, Level.TOWNSHIP: 6, Level.VILLAGE: 9}[
        level_of(code)
    ]
    return code[:above].ljust(12, "0") if above else ""


def ancestry(code: str) -> list[str]:
    """The code itself and everything above it, lowest first."""
    chain = [code]
    while parent := parent_code(chain[-1]):
        chain.append(parent)
    return chain


def code_range(code: str) -> tuple[str, str]:
    """First and last code of a region and all below it, both inclusive."""
    prefix = code[: WIDTH[level_of(code)]]
    return prefix.ljust(12, "0"), prefix.ljust(12, "9")


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


def full_name(name: str, level: int, parent_full_name: str) -> str:
    """How a place is written on paper: from the city down, 济宁市任城区许庄街道; a province stands alone."""
    if level == Level.CITY and name in PLACEHOLDERS:
        return parent_full_name  # carries the province's name down to its counties
    return name if level <= Level.CITY else parent_full_name + name


def may_stand_under(tier: str, parent_tier: str) -> bool:
    """A unit stands under a unit of its own or a higher tier."""
    return TIER_RANK[Tier(tier)] >= TIER_RANK[Tier(parent_tier)]


def stands_in_for(kind: str) -> tuple[UnitKind, ...]:
    """Kinds that do the work of `kind`: a development zone's bureau acts as a county bureau (brief §0.5)."""
    if kind == UnitKind.COUNTY_BUREAU:
        return (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)
    return (UnitKind(kind),)


def row_faults(code: str, name: str, level: str, parent: str) -> list[tuple[str, str]]:
    """What is wrong with one row of an import file by itself: (column, Chinese sentence) of every fault."""
    if not is_code(code):
        return [("code", _bad_code(code)), *_name_faults(name)]
    faults = _name_faults(name)
    own = level_of(code)
    if level not in {"1", "2", "3", "4", "5"}:
        faults.append(("level", "级别应为 1 到 5 的数字。"))
    elif int(level) != own:
        faults.append(("level", f"级别与代码不符：{code} 应为 {int(own)} 级。"))
    expected = parent_code(code)
    if parent == expected:
        return faults
    if not expected:
        faults.append(("parent", "省级没有上级，这一格应为空。"))
    elif not parent:
        faults.append(("parent", f"没有填上级代码，应为 {expected}。"))
    elif not is_code(parent):
        faults.append(("parent", "上级" + _bad_code(parent)))
    elif level_of(parent) != level_of(expected):
        faults.append(("parent", f"上级的级别不对：应为 {expected}。"))
    else:
        faults.append(("parent", f"上级代码与本行代码不符：应为 {expected}。"))
    return faults


def _bad_code(code: str) -> str:
    if "E+" in code.upper():
        return "区划代码被表格软件改成了科学计数法，请把这一列设为文本后重新保存。"
    if not code or not DIGITS.issuperset(code):
        return "区划代码只能是数字，共 12 位。"
    if len(code) != 12:
        return f"区划代码应为 12 位，这里是 {len(code)} 位。"
    return "区划代码不能以 00 开头。"


def _name_faults(name: str) -> list[tuple[str, str]]:
    if not name:
        return [("name", "名称不能为空。")]
    if len(name) > 100:
        return [("name", "名称不能超过 100 个字。")]
    return [] if name.isprintable() else [("name", "名称里有看不见的字符，请删去。")]
