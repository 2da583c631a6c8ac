"""At the desk the files that a form asks for are listed with the papers, and each stands for its question."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.office.tests.test_register import CALLER, page, picture, sent
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document, options
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.sockets.public import ITEM_SOURCES, ItemSource, ServiceItem

pytestmark = pytest.mark.django_db
ITEM = ServiceItem("booking", "公证预约", "先约再去。", kind="booking", effective_from=date(2026, 1, 1))
FORM = document(
    ask("what", "choice", "办什么", options=options("遗嘱", "委托")),
    ask("deed", "file", "房产证", help="正反面都要。", when={"field": "what", "is": "o1"}),
    key="booking",
)
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
PAGE = page("booking", "window")
WANG = {**CALLER, "who-id_number": "11010519491231002X"}
FILE = 'name="paper-form-deed"'


@pytest.fixture
def desk(city: City, monkeypatch: pytest.MonkeyPatch) -> Client:
    now = timezone.now()
    publish_form(document=FORM, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=PROCEDURE, by=SYSTEM, at=now)
    source = ItemSource(all=lambda day: [ITEM], get=lambda code, day: ITEM if code == "booking" else None)
    monkeypatch.setitem(ITEM_SOURCES._items, "of this test", source)
    return city.client("liming")


def test_a_file_is_listed_once_it_is_asked_for(desk: Client) -> None:
    assert FILE not in desk.get(PAGE).content.decode()
    shown = sent(desk, WANG, {"what": "o1", "_refresh": "yes"}, address=PAGE).content.decode()
    assert FILE in shown
    assert "房产证" in shown
    assert "正反面都要。" in shown
    assert FILE not in sent(desk, WANG, {"what": "o2", "_refresh": "yes"}, address=PAGE).content.decode()


def test_what_was_attached_stands_for_its_question(desk: Client) -> None:
    sent(desk, WANG, {"what": "o1", "paper-form-deed": picture()}, address=PAGE)
    paper = Case.objects.get(kind="booking").materials.get()
    assert (paper.name, paper.kind) == ("欠条.png", "form-deed")


def test_without_the_file_it_is_registered_all_the_same(desk: Client) -> None:
    sent(desk, WANG, {"what": "o1"}, address=PAGE)
    assert not Case.objects.get(kind="booking").materials.exists()


def test_a_file_of_no_kind_we_take_is_refused_and_nothing_typed_is_lost(desk: Client) -> None:
    broken = SimpleUploadedFile("a.exe", b"MZ")
    answer = sent(desk, WANG, {"what": "o1", "paper-form-deed": broken}, address=PAGE)
    assert answer.status_code == 422
    assert "还没有登记" in answer.content.decode()
    assert "王秀英" in answer.content.decode()
    assert not Case.objects.filter(kind="booking").exists()


def test_what_was_signed_on_the_desks_screen_is_a_picture_of_the_case(desk: Client) -> None:
    signing = document(ask("sign", "signature", "签名"), key="booking")
    publish_form(document=signing, effective_from=date(2026, 1, 1), by=SYSTEM, at=timezone.now())
    procedure = {**PROCEDURE, "version": 2, "filing": {**PROCEDURE["filing"], "form": "booking@2"}}
    publish(document=procedure, by=SYSTEM, at=timezone.now())
    drawn = {"sign-name": "王秀英", "sign-agreed": "on", "sign-drawn": "20,100,300,40,580,160"}
    assert sent(desk, WANG, drawn, address=PAGE).status_code == 302
    case = Case.objects.get(kind="booking")
    assert case.answers["sign"]["drawn"] == case.materials.select_related("file").get().file.digest
