"""A citizen is asked once: what the matter's form was told of him stands filled in on the next page, and may be changed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.tests.steps import TRUE, WANG, WHERE
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.sockets.public import ITEM_SOURCES, ItemSource, ServiceItem

pytestmark = pytest.mark.django_db
ITEM = ServiceItem("booking", "公证预约", "先约再去。", kind="booking", effective_from=date(2026, 1, 1))
FORM = document(
    ask("whom", "person", "谁来办", prefill="name"),
    ask("office", "text", "受理单位", prefill="unit"),
    ask("born", "date", "出生日期", latest={"years": -18}),
    key="booking",
)
PROCEDURE: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "booking",
    "title": "公证预约",
    "prefix": "GZ",
    "filing": {"state": "received", "desk": ["county_bureau"], "form": "booking@1"},
    "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
    "verbs": {"close": {"title": "办结", "from": "received", "to": "closed", "by": "pls_admin@county"}},
}
TOLD = {"whom-name": "李四", "whom-phone": "13900139000", "office": "任城区司法局", "born": "1990-01-01"}


@pytest.fixture
def at_matter(client: Client, city: City, monkeypatch: pytest.MonkeyPatch) -> Client:
    now = timezone.now()
    publish_form(document=FORM, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=PROCEDURE, by=SYSTEM, at=now)
    source = ItemSource(all=lambda day: [ITEM], get=lambda code, day: ITEM if code == "booking" else None)
    monkeypatch.setitem(ITEM_SOURCES._items, "of this test", source)
    client.post("/apply/booking/")
    client.post("/apply/booking/where/", WHERE)
    return client


def matter(client: Client, **answers: str) -> Any:
    return client.post("/apply/booking/matter/", answers)


def test_the_unit_that_will_receive_it_is_filled_in(at_matter: Client) -> None:
    page = at_matter.get("/apply/booking/matter/").content.decode()
    assert 'value="任城区司法局"' in page
    assert "已按受理单位填好，可以改。" in page


def test_what_the_form_was_told_is_not_asked_again(at_matter: Client) -> None:
    assert matter(at_matter, **TOLD).status_code == 302
    page = at_matter.get("/apply/booking/person/").content.decode()
    for words in ('value="李四"', 'value="13900139000"', "已按您前面填的填好，可以改。"):
        assert words in page


def test_it_may_be_changed_and_what_was_changed_stays(at_matter: Client) -> None:
    matter(at_matter, **TOLD)
    at_matter.post("/apply/booking/person/", WANG)
    page = at_matter.get("/apply/booking/person/").content.decode()
    assert "李四" not in page
    assert "已按您前面填的填好" not in page
    at_matter.post("/apply/booking/papers/", {})
    at_matter.post("/apply/booking/check/", TRUE)
    case = Case.objects.get(kind="booking")
    assert (case.answers["whom"]["name"], case.parties.get().name) == ("李四", WANG["name"])


def test_who_is_too_young_is_told_the_day(at_matter: Client) -> None:
    answer = matter(at_matter, **TOLD | {"born": timezone.localdate().isoformat()})
    assert answer.status_code == 422
    assert "“出生日期”不能晚于" in answer.content.decode()
