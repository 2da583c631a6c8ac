"""What every page of the office knows: who sits here, where the menu leads, how a list of cases is shown."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypedDict
from urllib.parse import quote

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from zhichi.entrances.office.menu import menu
from zhichi.foundation.accounts.public import Officer, request_actor
from zhichi.foundation.cases.public import Case, Light, days_left_sentence, light_of

PAGE_SIZE = 20
# Counting a million rows to show "50,000 pages" helps nobody: lists are counted up to here and filtered beyond.
COUNT_UP_TO = 1000
# Digits, which numbers and texts in an address both allow, and more of them than any address here has.
STAND_IN = "7777777777"


class CappedPaginator(Paginator):  # type: ignore[type-arg]  # not subscriptable at run time in Django 5.2
    """Pages over a queryset whose count stops at COUNT_UP_TO."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[:COUNT_UP_TO].count())


def page_of(request: HttpRequest, rows: QuerySet[Case]) -> "Page[Case]":
    return CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context processor: on every page of the office, `desk` (unit and name), `nav` and `here`; elsewhere nothing."""
    user = getattr(request, "user", None)
    if not request.path.startswith("/office/") or not isinstance(user, Officer):
        return {}
    actor = request_actor(request)
    unit = actor.posts[0].unit_name if actor.posts else ""
    nav, here = menu(frozenset(post.role for post in actor.posts), request.path)
    return {"desk": {"unit": unit, "name": actor.name}, "nav": nav, "here": here}


def addresses(name: str) -> Callable[[str | int], str]:
    """The addresses of one kind of page, by what tells them apart: looked up once for all the rows of a list."""
    pattern = reverse(name, args=[STAND_IN])
    return lambda key: pattern.replace(STAND_IN, quote(str(key), safe=""))


class Row(TypedDict):
    """A line of a list of cases, in plain words; `light` is None and `handler` empty where there is none.

    `promised` says until when the guide promised it, where that runs beside the next legal date.
    """

    number: str
    url: str
    title: str
    place: str
    state: str
    unit: str
    handler: str
    light: Light | None
    words: str
    promised: str


def rows_for(cases: "Page[Case]") -> list[Row]:
    """A page of cases as its lines: worked out here once, so that the template only prints."""
    today = timezone.localdate()
    address = addresses("office:case")
    return [row_for(case, address(case.number), today) for case in cases]


def row_for(case: Case, url: str, today: date) -> Row:
    light = light_of(case.due_on, today, suspended=case.due_suspended, done=case.is_done)
    days = days_left_sentence(case.due_on, today) if case.next_date else ""
    return {
        "number": case.number,
        "url": url,
        "title": case.title,
        "place": case.region.full_name,
        "state": case.current_state.title,
        "unit": case.unit.name,
        "handler": case.handler.name if case.handler else "",
        "light": light,
        "words": "暂停计算" if light == Light.GREY else days,
        "promised": promised_words(case, today),
    }


def promised_words(case: Case, today: date) -> str:
    """Until when the guide promised it, or that the day is over; nothing where the next date is that very promise."""
    if case.promised_on is None or case.due_limit == case.promise:
        return ""
    day = f"{case.promised_on.month}月{case.promised_on.day}日"
    return f"承诺 {day}前" if case.promised_on >= today else f"承诺 {day}，已过"
