"""What this room offers: pages, buttons on points and guides, what waits, the hourly round."""

from datetime import date

from django.urls import reverse

from zhichi.domains.network.public import Point
from zhichi.domains.reception.actions.settling import settle_all
from zhichi.domains.reception.actions.telling import turn_told
from zhichi.domains.reception.models.waiting import waiting
from zhichi.domains.reception.rules.subjects import POINT
from zhichi.foundation.appointments.public import READERS, Hall
from zhichi.foundation.sockets.public import (
    ITEM_DOINGS,
    OFFICE_PAGES,
    PERIODIC,
    PLACE_DOINGS,
    TURN_TOLD,
    WAITING,
    Doing,
    OfficePage,
    Periodic,
    ServiceItem,
)

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    OFFICE_PAGES.register("reception", OfficePage("大厅叫号和预约", "reception:office_halls", ROLES, 530))
    PERIODIC.register("reception.settle", Periodic("预约的时间没有了的", 3600, settle_all))
    PLACE_DOINGS.register("reception", at_place)
    ITEM_DOINGS.register("reception", of_item)
    WAITING.register("reception", waiting)
    TURN_TOLD.register("reception", turn_told)


def at_place(point: Point, day: date) -> list[Doing]:
    """Booking and the board, where the hall takes people. One statement."""
    if not Hall.objects.filter(subject=f"{POINT}{point.code}", taking=True).exists():
        return []
    return [
        Doing("预约", reverse("reception:hall", args=[point.code])),
        Doing("看叫号", reverse("reception:board", args=[point.code]), icon="clock"),
    ]


def of_item(item: ServiceItem, day: date) -> list[Doing]:
    """Where the item is done at points, a time can be booked."""
    if not item.point_item:
        return []
    return [Doing("预约窗口办", f"{reverse('reception:halls')}?item={item.point_item}")]
