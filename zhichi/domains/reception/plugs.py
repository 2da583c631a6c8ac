"""What this room offers: pages, buttons on points and guides, what waits, the hourly round."""

from datetime import date

from django.urls import reverse

from zhichi.domains.network.public import Point
from zhichi.domains.reception.actions.filling import offer_all
from zhichi.domains.reception.actions.settling import settle_all
from zhichi.domains.reception.actions.telling import turn_told
from zhichi.domains.reception.models.waiting import waiting
from zhichi.domains.reception.rules.subjects import POINT
from zhichi.foundation.appointments.public import READERS, Hall
from zhichi.foundation.sockets.public import (
    ITEM_DOINGS,
    KIOSK_TASKS,
    OFFICE_PAGES,
    PERIODIC,
    PLACE_DOINGS,
    TURN_TOLD,
    WAITING,
    Doing,
    KioskTask,
    OfficePage,
    Periodic,
    ServiceItem,
)

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    OFFICE_PAGES.register("reception", OfficePage("大厅叫号和预约", "reception:office_halls", ROLES, 530))
    PERIODIC.register("reception.settle", Periodic("预约的时间没有了的", 3600, settle_all))
    PERIODIC.register("reception.offer", Periodic("候补的人有了空位", 900, offer_all))
    PLACE_DOINGS.register("reception", at_place)
    ITEM_DOINGS.register("reception", of_item)
    WAITING.register("reception", waiting)
    book = KioskTask(
        "预约", "选一个时间再来，不用排队。", "calendar", 40, lambda point: taking(point, "hall")
    )
    ticket = KioskTask("取号", "现在就排队，等叫号。", "clock", 50, lambda point: taking(point, "ticket"))
    KIOSK_TASKS.register("book", book)
    KIOSK_TASKS.register("ticket", ticket)
    TURN_TOLD.register("reception", turn_told)


def taking(point: Point, page: str) -> str:
    """A page of the point's hall, nothing where none takes people."""
    open_now = Hall.objects.filter(subject=f"{POINT}{point.code}", taking=True).exists()
    return reverse(f"reception:{page}", args=[point.code]) if open_now else ""


def at_place(point: Point, day: date) -> list[Doing]:
    """Booking and the board, where the hall takes people. One statement."""
    book = taking(point, "hall")
    if not book:
        return []
    return [
        Doing("预约", book),
        Doing("看叫号", reverse("reception:board", args=[point.code]), icon="clock"),
    ]


def of_item(item: ServiceItem, day: date) -> list[Doing]:
    """Where the item is done at points, a time can be booked."""
    if not item.point_item:
        return []
    return [Doing("预约窗口办", f"{reverse('reception:halls')}?item={item.point_item}")]
