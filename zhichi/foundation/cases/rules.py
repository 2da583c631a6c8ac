"""Law and arithmetic of cases as pure functions of values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.cases.enums import Light

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
    {"justice_office_head", "justice_assistant", "mediator", "village_legal_adviser", "law_wise_person", "office_clerk"}
)
HANDLER_ONLY = frozenset({"provider"})


@dataclass(frozen=True)
class Scope:
    """What an officer may know of: everything, whole counties, single desks, and what is his in person."""

    everything: bool = False
    counties: frozenset[int] = frozenset()
    desks: frozenset[int] = frozenset()
    officer_id: int | None = None

    def __bool__(self) -> bool:
        return self.everything or bool(self.counties or self.desks or self.officer_id)


def scope_of(officer_id: int | None, posts: Iterable[tuple[str, str, int, str]]) -> Scope:
    """The scope that posts (role, tier, unit id, unit path like `/1/5/12/`) give.

    City oversight sees the city, county oversight its county (the second step of the path), a desk its own.
    """
    counties: set[int] = set()
    desks: set[int] = set()
    in_person = False
    for role, tier, unit_id, path in posts:
        if role in OVERSIGHT and tier == "city":
            return Scope(everything=True, officer_id=officer_id)
        if role in OVERSIGHT and tier == "county":
            counties.add(int(path.strip("/").split("/")[1]))
        elif role in OVERSIGHT or role in DESK:
            desks.add(unit_id)
        in_person = in_person or role in HANDLER_ONLY or role in OVERSIGHT or role in DESK
    return Scope(False, frozenset(counties), frozenset(desks), officer_id if in_person else None)


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
