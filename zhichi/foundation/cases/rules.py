"""Law and arithmetic of cases as pure functions of values."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from zhichi.foundation.cases.enums import IdType, Light
from zhichi.kernel.ids import IdError, citizen_id, uscc
from zhichi.kernel.phones import PhoneError, phone

SHANGHAI = ZoneInfo("Asia/Shanghai")

NO_DATE = date(9999, 12, 31)

# Roles that look over a whole bureau's cases; a clerk's role sees its desk, the three administrators see none.
OVERSIGHT = frozenset(
    {
        "bureau_director",
        "deputy_director",
        "pls_admin",
        "legal_affairs",
        "legal_aid_clerk",
        "legal_aid_head",
        "auditor",
    }
)
DESK = frozenset(
    {
        "justice_office_head",
        "justice_assistant",
        "mediator",
        "village_legal_adviser",
        "law_wise_person",
        "office_clerk",
    }
)
HANDLER_ONLY = frozenset({"provider"})


@dataclass(frozen=True)
class Scope:
    """What an officer may know of: everything, whole counties, single desks, and what is in certain hands.

    `people` are the officer himself and those absent whose posts are lent to him.
    """

    everything: bool = False
    counties: frozenset[int] = frozenset()
    desks: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.everything or bool(self.counties or self.desks or self.people)


def scope_of(officer_id: int | None, posts: Iterable[tuple[str, str, int, str, int | None]]) -> Scope:
    """The scope that posts (role, tier, unit id, unit path like `/1/5/12/`, lender's id or None) give.

    City oversight sees the city, county oversight its county (the second step of the path), a desk its own.
    """
    counties: set[int] = set()
    desks: set[int] = set()
    people: set[int] = set()
    everything = False
    for role, tier, unit_id, path, lender in posts:
        if role in OVERSIGHT and tier == "city":
            everything = True
        elif role in OVERSIGHT and tier == "county":
            counties.add(int(path.strip("/").split("/")[1]))
        elif role in OVERSIGHT or role in DESK:
            desks.add(unit_id)
        in_person = role in HANDLER_ONLY and lender is None
        if (in_person or role in OVERSIGHT or role in DESK) and officer_id is not None:
            people.add(officer_id if lender is None else lender)
    return Scope(everything, frozenset(counties), frozenset(desks), frozenset(people))


def light_of(due_on: date, today: date, *, suspended: bool, done: bool, warn_days: int = 2) -> Light | None:
    """The traffic light of a case's next date; None when there is none to show."""
    if done:
        return None
    if suspended:
        return Light.GREY
    if due_on == NO_DATE:
        return None
    left = (due_on - today).days
    if left < 0:
        return Light.RED
    return Light.AMBER if left <= warn_days else Light.GREEN


def case_number(prefix: str, county_code: str, year: int, n: int) -> str:
    """`LA-370811-2026-000123`: kind, county, year, and the county's gapless number of that year."""
    return f"{prefix}-{county_code[:6]}-{year}-{n:06d}"


def days_left_sentence(due_on: date, today: date) -> str:
    """How far the date is, in words."""
    left = (due_on - today).days
    if left == 0:
        return "今天到期"
    return f"还有 {left} 天" if left > 0 else f"已超期 {-left} 天"


@dataclass(frozen=True)
class Person:
    """Who a party is, as given; `pin` is four digits that stand in for phone and id."""

    name: str = ""
    phone: str = ""
    id_type: str = ""
    id_number: str = ""
    address: str = ""
    pin: str = ""


P = TypeVar("P", bound=Person)
LONGEST = {"name": 80, "phone": 40, "id_number": 40, "address": 200}
CALLED = {
    "name": "姓名",
    "phone": "电话",
    "id_type": "证件种类",
    "id_number": "证件号码",
    "address": "住址",
    "pin": "查询密码",
}


class PersonError(ValueError):
    """Something about a person that cannot be taken: one Chinese sentence, and which."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


def clean_person(person: P) -> P:
    """The person with everything stripped, checked and in its one form; raises PersonError for the first fault."""
    values = {item.name: getattr(person, item.name) for item in fields(person)}
    for name, value in values.items():
        if not isinstance(value, str):
            raise PersonError(f"“{CALLED[name]}”应当是文字。", name)
        values[name] = value = value.strip()
        if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in value):
            raise PersonError(f"“{CALLED[name]}”里有看不见的控制字符，请删去。", name)
        if len(value) > LONGEST.get(name, 20):
            raise PersonError(f"“{CALLED[name]}”太长了，请检查。", name)
    if values["phone"]:
        values["phone"] = _phone(values["phone"])
    if values["id_type"] not in {"", *IdType.values}:
        raise PersonError("没有这种证件。", "id_type")
    if values["id_number"]:
        values["id_number"] = _id_number(values["id_type"], values["id_number"])
    if values["pin"] and not (
        len(values["pin"]) == 4 and values["pin"].isascii() and values["pin"].isdigit()
    ):
        raise PersonError("查询密码是四位数字。", "pin")
    return replace(person, **values)


def _phone(text: str) -> str:
    try:
        return phone(text)
    except PhoneError as error:
        raise PersonError(str(error), "phone") from error


def _id_number(kind: str, text: str) -> str:
    try:
        if kind == IdType.CITIZEN_ID:
            return citizen_id(text).number
        return uscc(text) if kind == IdType.USCC else text
    except IdError as error:
        raise PersonError(str(error), "id_number") from error
