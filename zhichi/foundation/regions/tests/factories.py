"""A corner of the province, and units on it."""

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.enums import Tier, UnitKind
from zhichi.foundation.regions.models import Region, Unit

SINCE = date(2020, 1, 1)
PLACES = [
    ("370000000000", "山东省"),
    ("370800000000", "济宁市"),
    ("370811000000", "任城区"),
    ("370811002000", "许庄街道"),
    ("370811002001", "许庄社区居委会"),
    ("370811101000", "长沟镇"),
    ("370812000000", "兖州区"),
]
_number = count(1)


def region(code: str, name: str = "", **fields: Any) -> Region:
    """One region; what lies above it must be there."""
    above = Region.objects.filter(code=rules.parent_code(code)).first()
    level = rules.level_of(code)
    name = name or f"地方{code}"
    full = rules.full_name(name, level, above.full_name if above else "")
    made = {"level": level, "parent": above, "full_name": full, "valid_from": SINCE} | fields
    return Region.objects.create(code=code, name=name, **made)


def corner() -> dict[str, Region]:
    """PLACES by name."""
    return {name: region(code, name) for code, name in PLACES}


def unit(parent: Unit | None = None, **fields: Any) -> Unit:
    number = next(_number)
    tier = Tier.COUNTY if parent else Tier.CITY
    kind = UnitKind.COUNTY_BUREAU if parent else UnitKind.BUREAU
    made = {"code": f"U{number}", "name": f"单位{number}", "tier": tier, "kind": kind} | fields
    return Unit.objects.create(parent=parent, **made)


class Someone:
    ref = "officer:1@unit:370800"


def csv_file(
    folder: Path, *rows: str, header: str = "code,name,level,parent", end: str = "\n", bom: bool = False
) -> Path:
    path = folder / "regions.csv"
    text = end.join([header, *rows]) + end
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode())
    return path
