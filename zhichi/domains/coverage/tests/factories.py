"""Points with lives of their own, in the small city of tests/cast.py or on any region and unit."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from zhichi.domains.network.public import (
    DutyRecord,
    Locality,
    PhoneCheck,
    Point,
    PointRegion,
    PointSpan,
    ServiceChannel,
    ServiceEvent,
    Status,
    Verification,
    VerificationPhoto,
    VerifyMethod,
    VerifyOutcome,
)
from zhichi.foundation.regions.public import Region, Unit

BEIJING = ZoneInfo("Asia/Shanghai")
SINCE = date(2024, 1, 1)
TODAY = date(2026, 11, 23)
DIGIT = {"city": 1, "county": 2, "township": 3, "village": 4}
_number = count(1)


def moment(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BEIJING)


def point(where: Region | str, run_by: Unit, tier: str = "village", **fields: Any) -> Point:
    """An operating point since 2024 (or `since`), with the span that coverage counts from."""
    region = where if isinstance(where, Region) else Region.objects.get(code=where)
    since = fields.pop("since", SINCE)
    number = next(_number)
    made = {
        "code": f"PLS-{region.code}-{DIGIT[tier]}-{number:04}",
        "name": f"第{number}服务点",
        "status": Status.OPERATING,
        "opened_on": since,
    } | fields
    stood = Point.objects.create(region=region, unit=run_by, tier=tier, **made)
    PointSpan.objects.create(point=stood, status=stood.status, from_on=since)
    return stood


def serves(stood: Point, code: str, **fields: Any) -> PointRegion:
    region = Region.objects.get(code=code)
    return PointRegion.objects.create(point=stood, region=region, **({"from_on": SINCE} | fields))


def verified(stood: Point, on: date = TODAY - timedelta(10), **fields: Any) -> Verification:
    """Found real on site ten days ago, good for half a year, with a challenge in the picture."""
    photo = fields.pop("phash", None)
    made = {
        "method": VerifyMethod.ON_SITE,
        "outcome": VerifyOutcome.REAL,
        "expires_on": on + timedelta(180),
        "challenge": "7314",
    } | fields
    visit = Verification.objects.create(point=stood, at=moment(on), by="officer:1", **made)
    if photo is not None:
        VerificationPhoto.objects.create(verification=visit, phash=photo)
    return visit


def served(stood: Point, *days: date, **fields: Any) -> list[ServiceEvent]:
    """One service on each of the days, confirmed by the citizen and recorded at once."""
    made = {
        "item": "consultation",
        "channel": ServiceChannel.ON_SITE,
        "confirmed": True,
        "server": "",
    } | fields
    return ServiceEvent.objects.bulk_create(
        ServiceEvent(point=stood, **({"at": moment(day), "recorded_at": moment(day, 11)} | made))
        for day in days
    )


def lively(stood: Point, on: date = TODAY) -> Point:
    """Served people, kept its duties, answered the telephone and was verified."""
    verified(stood, on - timedelta(10), phash=0x0F0F_1234_5678_0000 + stood.pk * 0x1_0001_0001)
    served(stood, *(on - timedelta(days) for days in range(1, 60, 4)))
    for days in (3, 10, 17):
        begin = moment(on - timedelta(days), 9)
        DutyRecord.objects.create(
            point=stood,
            planned_from=begin,
            planned_to=begin + timedelta(hours=8),
            attended=True,
            source="排班",
        )
    PhoneCheck.objects.create(point=stood, at=moment(on - timedelta(5)), reached=True, by="officer:1")
    return stood


def people(code: str, number: int, **fields: Any) -> Locality:
    return Locality.objects.create(
        region_id=code, people=number, as_of=SINCE, source="第七次人口普查（演示）", **fields
    )
