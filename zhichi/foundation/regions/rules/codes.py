"""What a 12-digit division code says by itself: its level, and what lies above and below it. Domain brief §1.3."""

from functools import lru_cache

from zhichi.foundation.regions.enums import Level

DIGITS = frozenset("0123456789")
# Width of the significant prefix of a code at each level.
WIDTH = {Level.PROVINCE: 2, Level.CITY: 4, Level.COUNTY: 6, Level.TOWNSHIP: 9, Level.VILLAGE: 12}


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


@lru_cache(maxsize=1 << 14)
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
