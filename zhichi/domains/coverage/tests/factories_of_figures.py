"""Two counties with villages whose people and places are known, points with hours, windows and services."""

from datetime import date, timedelta
from typing import Any

from tests.cast import City
from zhichi.domains.coverage.actions.figures import reckon_figures
from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models import CoverageDay, Figures, PointStanding
from zhichi.domains.coverage.tests.factories import TODAY, moment, point, verified
from zhichi.domains.network.public import Locality, Point, PointItem, ServiceEvent, Window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Region

WEEKDAYS = {str(day): [["09:00", "12:00"], ["13:00", "17:00"]] for day in range(1, 6)}
HOME_VILLAGE, FOREIGN_VILLAGE = "370811002001", "370812001001"
# 0.1 degree of longitude is 9.1 km here.
HERE, FAR = (116.5, 35.4), (116.8, 35.4)


def village(code: str, lon: float | None, lat: float | None, people: int | None, **fields: Any) -> Locality:
    region = Region.objects.filter(code=code).first()
    if region is None:
        town = Region.objects.get(code=code[:9].ljust(12, "0"))
        region = Region.objects.create(
            code=code,
            name=f"{code[-3:]}村",
            level=5,
            parent=town,
            valid_from=date(2020, 1, 1),
            full_name=f"{town.full_name}{code[-3:]}村",
        )
    made = {"as_of": date(2025, 12, 31), "source": "统计年鉴"} | fields
    return Locality.objects.create(region=region, lon=lon, lat=lat, people=people, **made)


def station(city: City, at: tuple[float, float], county: str = "370811", *items: str, **fields: Any) -> Point:
    """An operating point of a county's justice office, open on weekdays."""
    where = {"370811": HOME_VILLAGE, "370812": FOREIGN_VILLAGE}[county]
    made = {"lon": at[0], "lat": at[1], "hours": WEEKDAYS} | fields
    stood = point(where, city.units[f"{county}-town"], **made)
    PointItem.objects.bulk_create(PointItem(point=stood, item=item) for item in items or ("consultation",))
    verified(stood, TODAY - timedelta(10))
    judged(stood, Standing.ALIVE)
    return stood


def judged(stood: Point, standing: str) -> None:
    """As the newest night found it."""
    told = {"day": TODAY, "score": 500, "signals": [], "verified": True}
    PointStanding.objects.update_or_create(point=stood, defaults={"standing": standing} | told)


def window(stood: Point, code: str, **fields: Any) -> Window:
    return Window.objects.create(point=stood, code=code, **({"name": "综合"} | fields))


def services(
    stood: Point, weekday: int, hour: int, count: int, minutes: int | None = 20, **fields: Any
) -> None:
    """`count` services on the last weeks' days of one weekday (Monday is 1), none today."""
    back = (TODAY.isoweekday() - weekday) % 7 or 7
    days = [TODAY - timedelta(back + 7 * (n % 13)) for n in range(count)]
    made = {"item": "consultation", "channel": "on_site", "server": "", "minutes": minutes} | fields
    ServiceEvent.objects.bulk_create(
        ServiceEvent(point=stood, at=moment(day, hour), recorded_at=moment(day, hour), **made) for day in days
    )


def two_counties(city: City) -> dict[str, Point]:
    """任城 with a near and a far village and one point; 兖州 with one village, one point and more people."""
    village(HOME_VILLAGE, *HERE, 1000)
    village("370811002201", *FAR, 500)
    village("370811002202", None, None, 300)
    village(FOREIGN_VILLAGE, 116.9, 35.55, 3000)
    home = station(city, HERE, "370811", "consultation", "legal_aid")
    foreign = station(city, (116.9, 35.55), "370812")
    for county, served in (("370811", 1), ("370812", 2)):
        CoverageDay.objects.create(
            day=TODAY,
            county=city.units[county],
            tier="village",
            eligible=3,
            claimed=served,
            verified=served,
            effective=1,
        )
    return {"home": home, "foreign": foreign}


def reckoned() -> list[Figures]:
    """Everything the night computes, as of the day of these tests."""
    return reckon_figures(by=SYSTEM, at=moment(TODAY, 11))
