"""Service points and villages of the small city, by name: an entrance imports no domain."""

from datetime import date
from itertools import count
from typing import Any

from django.apps import apps

from tests.cast import City

ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
_number = count(1)


def point(city: City, name: str, **fields: Any) -> Any:
    """An operating point of 许庄街道, open round the clock, 100 m farther east than the one before."""
    unit = city.units["370811-town"]
    number = next(_number)
    made = {
        "code": f"PLS-370811002001-4-{number:02}",
        "tier": "village",
        "unit": unit,
        "region": unit.region,
        "address": f"许庄路{number}号",
        "lon": 116.6 + number / 1000,
        "lat": 35.4,
        "phone": "0537-2345678",
        "hours": ALWAYS,
        "status": "operating",
    } | fields
    return apps.get_model("network", "Point").objects.create(name=name, **made)


def locality(code: str, lon: float, lat: float) -> None:
    model = apps.get_model("network", "Locality")
    model.objects.create(region_id=code, lon=lon, lat=lat, as_of=date(2026, 1, 1), source="民政部门")
