"""Who books: what is asked of a person, and how much one telephone or address may hold."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime

from zhichi.foundation.appointments.actions.faults import LimitError, TurnError
from zhichi.foundation.appointments.models import Turn, terms
from zhichi.foundation.vault.public import blind_index
from zhichi.kernel.phones import PhoneError, phone

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Visitor:
    """Name and telephone of who comes; `group` a code of terms.yaml or none; `case_code` the case it is about.

    `address` is where the request came from, empty for who is served by an officer.
    """

    name: str
    phone: str
    group: str = ""
    case_code: str = ""
    address: str = ""


def checked(visitor: Visitor) -> Visitor:
    """The same in its one form; TurnError with the field at fault."""
    name = " ".join(visitor.name.split())
    if not name:
        raise TurnError("请填写姓名。", "name")
    if len(name) > LONGEST_NAME:
        raise TurnError(f"姓名最多 {LONGEST_NAME} 个字。", "name")
    try:
        number = phone(visitor.phone)
    except PhoneError as error:
        raise TurnError(str(error), "phone") from error
    if visitor.group and visitor.group not in terms().codes:
        raise TurnError("没有这一类优先照顾的人。", "group")
    return Visitor(name, number, visitor.group, visitor.case_code, visitor.address)


def index_of(number: str) -> str:
    return blind_index(number, kind="phone")


def origin_of(address: str) -> str:
    return blind_index(address, kind="appointments.origin") if address else ""


def free_seat(phone_index: str, origin: str, at: datetime) -> int:
    """A place of the telephone that is not taken; LimitError when it holds or made too many.

    Two bookings at once may read the same: the database takes one, and the other asks again.
    """
    limits = terms()
    since = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    taken = set(
        Turn.objects.filter(phone_index=phone_index, seat__isnull=False).values_list("seat", flat=True)
    )
    if len(taken) >= limits.open_per_phone:
        raise LimitError(
            f"这个手机号已经有 {limits.open_per_phone} 个没办完的预约，办完或者取消一个以后再约。", "phone"
        )
    made = Turn.objects.filter(phone_index=phone_index, made_at__gte=since).count()
    if made >= limits.made_per_phone:
        raise LimitError("这个手机号今天约的次数太多，请明天再约，或者打电话约。", "phone")
    if origin:
        recent = Turn.objects.filter(origin=origin, made_at__gte=at - timedelta(days=1)).count()
        if recent >= limits.made_per_address:
            raise LimitError("从您这里一天里约的次数太多，请打电话约。", "phone")
    return min(set(range(1, limits.open_per_phone + 1)) - taken)
