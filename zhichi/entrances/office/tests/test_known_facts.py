"""At the desk nothing is asked twice: what is typed for the person serves the form, and the other way round; a verb's
form holds what the case knows, masked."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.office.tests.test_register import CALLER, page, sent
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case, FilledForm
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.sockets.public import ITEM_SOURCES, ItemSource, ServiceItem

pytestmark = pytest.mark.django_db
ITEM = ServiceItem("visit", "上门", "去一趟。", kind="visit", effective_from=date(2026, 1, 1))
FORM = document(
    ask("called", "text", "姓名", prefill="name"),
    ask("tel", "phone", "电话", prefill="phone"),
    ask("office", "text", "受理单位", prefill="unit"),
    ask("day", "date", "日期", prefill="today", earliest={"days": 0}),
    key="visit",
)
CALLED = document(
    ask("called", "phone", "打的电话", prefill="phone"),
    ask("said", "text", "说了什么"),
    key="called",
)
PROCEDURE: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "visit",
    "title": "上门服务",
    "prefix": "SF",
    "filing": {"state": "received", "desk": ["justice_office"], "form": "visit@1"},
    "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
    "verbs": {
        "call": {
            "title": "打电话",
            "from": "received",
            "to": "closed",
            "by": "justice_assistant@township",
            "form": "called@1",
        }
    },
}


@pytest.fixture
def desk(city: City, monkeypatch: pytest.MonkeyPatch) -> Client:
    now = timezone.now()
    for form in (FORM, CALLED):
        publish_form(document=form, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=PROCEDURE, by=SYSTEM, at=now)
    source = ItemSource(all=lambda day: [ITEM], get=lambda code, day: ITEM if code == "visit" else None)
    monkeypatch.setitem(ITEM_SOURCES._items, "of this test", source)
    return city.client("liming")


PAGE = page("visit", "window")
TODAY = {"day": timezone.localdate().isoformat(), "office": "许庄司法所"}


def test_place_unit_and_day_are_filled_in_and_say_where_they_come_from(desk: Client) -> None:
    shown = desk.get(PAGE).content.decode()
    for words in ("许庄", "已按受理单位填好", "已填今天的日期", "不填就用“当事人”那里的。"):
        assert words in shown


def test_what_is_typed_for_the_person_serves_the_form(desk: Client) -> None:
    assert sent(desk, TODAY, CALLER, address=PAGE).status_code == 302
    case = Case.objects.get(kind="visit")
    assert (case.answers["called"], case.answers["tel"]) == ("王秀英", "13800138000")


def test_and_what_is_typed_in_the_form_serves_the_person(desk: Client) -> None:
    typed = {"called": "李四", "tel": "139 0013 9000"}
    assert sent(desk, TODAY, typed, address=PAGE).status_code == 302
    person = Case.objects.get(kind="visit").parties.get()
    assert (person.name, person.phone) == ("李四", "13900139000")


def test_each_may_be_another(desk: Client) -> None:
    assert sent(desk, TODAY, CALLER, {"tel": "13900139000"}, address=PAGE).status_code == 302
    case = Case.objects.get(kind="visit")
    assert (case.answers["tel"], case.parties.get().phone) == ("13900139000", "13800138000")


def test_a_day_that_is_past_is_refused_beside_its_input(desk: Client) -> None:
    answer = sent(desk, TODAY | {"day": "2026-01-01"}, CALLER, address=PAGE)
    assert answer.status_code == 422
    assert "“日期”不能早于" in answer.content.decode()
    assert not Case.objects.filter(kind="visit").exists()


def test_a_verbs_form_holds_the_number_masked_and_keeps_it_whole(desk: Client) -> None:
    sent(desk, TODAY, CALLER, address=PAGE)
    case = Case.objects.get(kind="visit")
    address = f"/office/cases/{case.number}/do/call/"
    shown = desk.get(address).content.decode()
    assert 'value="138****8000"' in shown
    assert "13800138000" not in shown
    desk.post(address, {"called": "138****8000", "said": "好", "revision": case.revision})
    assert FilledForm.objects.get().answers == {"called": "13800138000", "said": "好"}
