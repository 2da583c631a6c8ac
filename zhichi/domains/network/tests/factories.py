"""A city with two counties, and points in them."""

from datetime import date
from itertools import count
from typing import Any

from zhichi.domains.network.enums import Status
from zhichi.domains.network.models import Point, PointItem
from zhichi.foundation.regions.public import Region, Unit
from zhichi.foundation.regions.tests.factories import region
from zhichi.foundation.regions.tests.factories import unit as any_unit

WEEKDAYS = {str(day): [["09:00", "12:00"], ["13:30", "17:00"]] for day in range(1, 6)}
SINCE = date(2020, 1, 1)
_number = count(1)


def city() -> dict[str, Region]:
    names = [
        ("370000000000", "山东省"),
        ("370800000000", "济宁市"),
        ("370811000000", "任城区"),
        ("370811002000", "许庄街道"),
        ("370811002001", "许庄社区居委会"),
        ("370811101000", "长沟镇"),
        ("370812000000", "兖州区"),
        ("370812001000", "鼓楼街道"),
    ]
    return {name: region(code, name) for code, name in names}


def unit(**fields: Any) -> Unit:
    return any_unit(**fields)


def point(where: Region, run_by: Unit, *items: str, **fields: Any) -> Point:
    """An operating point with weekday hours; without a position unless `lon` and `lat` are given."""
    number = next(_number)
    made = {
        "code": f"PLS-{where.code}-4-{number:04}",
        "name": f"第{number}工作室",
        "tier": "village",
        "hours": WEEKDAYS,
        "status": Status.OPERATING,
    } | fields
    stood = Point.objects.create(region=where, unit=run_by, **made)
    PointItem.objects.bulk_create(PointItem(point=stood, item=item) for item in items)
    return stood
