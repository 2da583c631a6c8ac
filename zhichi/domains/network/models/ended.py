"""Points that people still look for, and that serve nobody now: suspended and closed ones, with what is near."""

from datetime import date, datetime

from zhichi.domains.network.enums import Status
from zhichi.domains.network.models.finding import Wish, near
from zhichi.domains.network.models.locality import Locality
from zhichi.domains.network.models.nearby import Nearby
from zhichi.domains.network.models.point import Point
from zhichi.kernel.workdays import Calendar

ENDED = (Status.SUSPENDED, Status.CLOSED)
SHOWN = 3


def ended_point(code: str) -> Point | None:
    """A suspended or closed point. Their code stands on doors and slips: whoever follows it is told. One statement."""
    return Point.objects.filter(code=code, status__in=ENDED).select_related("region").first()


def ended_words(point: Point, on: date) -> str:
    """许庄村工作室自2026年11月1日起暂停服务。 One statement."""
    since = point.spans.filter(to_on=None, from_on__lte=on).values_list("from_on", flat=True).first()
    stopped = point.status == Status.SUSPENDED
    if since is None:
        return f"{point.name}暂停服务。" if stopped else f"{point.name}已经撤销。"
    when = f"{since.year}年{since.month}月{since.day}日"
    return f"{point.name}自{when}起暂停服务。" if stopped else f"{point.name}自{when}起已经撤销。"


def instead_of(point: Point, at: datetime, calendar: Calendar) -> list[Nearby]:
    """The nearest open points, or the nearest at all while none is open; none where nobody knows where it stood."""
    place = (point.lon, point.lat)
    if place[0] is None or place[1] is None:
        known = Locality.objects.filter(region=point.region_id).values_list("lon", "lat").first()
        place = known or (None, None)
    lon, lat = place
    if lon is None or lat is None:
        return []
    for open_at in (at, None):
        found = near(lon, lat, Wish(open_at=open_at, calendar=calendar), limit=SHOWN, at=at)
        if found:
            return found
    return []
