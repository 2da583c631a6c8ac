"""A signature drawn on the citizen's pages: kept with the draft, a picture of the case once it is filed."""

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
FORM = document(ask("sign", "signature", "签名"), key="booking")
PROCEDURE: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "booking",
    "title": "公证预约",
    "prefix": "GZ",
    "filing": {"state": "received", "desk": ["justice_office"], "form": "booking@1"},
    "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
    "verbs": {
        "close": {"title": "办结", "from": "received", "to": "closed", "by": "justice_assistant@township"}
    },
}
TYPED = {"sign-name": "王秀英", "sign-agreed": "on", "_asked": "sign"}
DRAWN = "20,100,300,40,580,160"


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


def filed(client: Client, **matter: str) -> Case:
    assert client.post("/apply/booking/matter/", {**TYPED, **matter}).status_code == 302
    client.post("/apply/booking/person/", WANG)
    client.post("/apply/booking/papers/", {})
    assert client.post("/apply/booking/check/", TRUE).status_code == 302
    return Case.objects.get(kind="booking")


def test_the_drawing_becomes_a_picture_of_the_case_named_by_its_digest(at_matter: Client, city: City) -> None:
    case = filed(at_matter, **{"sign-drawn": DRAWN})
    picture = case.materials.select_related("file").get()
    assert (picture.kind, picture.name, picture.file.mime) == ("sign-sign", "手写签名：签名.png", "image/png")
    assert case.answers["sign"] == {"name": "王秀英", "agreed": True, "drawn": picture.file.digest}
    desk = city.client("liming")
    page = desk.get(f"/office/cases/{case.number}/").content.decode()
    address = f"/office/cases/{case.number}/materials/{picture.pk}/"
    assert "王**（本人手写签名）" in page
    assert f'src="{address}"' in page
    assert desk.get(address)["Content-Type"] == "image/png"


def test_going_back_shows_the_drawing_again(at_matter: Client) -> None:
    at_matter.post("/apply/booking/matter/", {**TYPED, "sign-drawn": DRAWN})
    assert f'name="sign-drawn" value="{DRAWN}"' in at_matter.get("/apply/booking/matter/").content.decode()
    at_matter.post("/apply/booking/matter/", {**TYPED, "sign-drawn": ""})
    assert 'name="sign-drawn" value=""' in at_matter.get("/apply/booking/matter/").content.decode()


def test_a_typed_name_files_without_any_picture(at_matter: Client) -> None:
    case = filed(at_matter)
    assert case.answers["sign"] == {"name": "王秀英", "agreed": True}
    assert not case.materials.exists()


def test_a_broken_drawing_is_told_and_nothing_typed_is_lost(at_matter: Client) -> None:
    answer = at_matter.post("/apply/booking/matter/", {**TYPED, "sign-drawn": "1,2,3"})
    assert answer.status_code == 422
    assert "手写签名没有收完整" in answer.content.decode()
    assert 'value="王秀英"' in answer.content.decode()
