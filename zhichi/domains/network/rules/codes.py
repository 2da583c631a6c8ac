"""Codes of points, `PLS-{region12}-{tier 1..4}-{seq2}`, never used twice (domain brief §1.3)."""

import re

TIER_DIGIT = {"city": 1, "county": 2, "township": 3, "village": 4}
_CODE = re.compile(r"PLS-(\d{12})-([1-4])-(\d{2})", re.ASCII)


class PointError(ValueError):
    """A point cannot be registered this way; `str()` is one Chinese sentence."""


def code_prefix(region: str, tier: str) -> str:
    return f"PLS-{region}-{TIER_DIGIT[tier]}-"


def point_code(region: str, tier: str, number: int) -> str:
    """The code of the `number`-th point (from 1) of a tier in a region."""
    if not 1 <= number <= 99:
        raise PointError("同一区划、同一层级的服务点编号已用完（最多 99 个）。")
    return f"{code_prefix(region, tier)}{number:02d}"


def number_of(code: str) -> int:
    """The running number inside a code; PointError when it is no code."""
    found = _CODE.fullmatch(code)
    if not found:
        raise PointError("服务点编号的格式不对。")
    return int(found.group(3))
