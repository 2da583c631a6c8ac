"""What a form asked of people stands masked wherever officers see it, and opens with a purpose into the same log."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case, Filing
from zhichi.foundation.cases.tests.factories import TYPED, WANG, asked_for_a_visit, filed, publish_visits
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
NUMBER, PHONE = "11010519491231002X", "13900139000"
FORM = document(
    ask("number", "id", "残疾人证号"),
    ask("tel", "phone", "家人电话"),
    ask("help", "text", "身体情况", private=True),
    ask("story", "longtext", "经过"),
    key="grant",
)
PROCEDURE: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "grant",
    "title": "补助申请",
    "prefix": "BZ",
    "filing": {
        "state": "received",
        "desk": ["justice_office"],
        "form": "grant@1",
        "record": {"key": "grant.request", "title": "申请表"},
    },
    "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
    "verbs": {
        "close": {"title": "办结", "from": "received", "to": "closed", "by": "justice_assistant@township"}
    },
}
SECRET = (NUMBER, PHONE, "听力残疾")


@pytest.fixture
def case(city: City) -> Case:
    now = timezone.now()
    publish_form(document=FORM, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=PROCEDURE, by=SYSTEM, at=now)
    answers = {"number": NUMBER, "tel": PHONE, "help": "听力残疾", "story": "想申请补助"}
    region = Region.objects.get(code="370811002001")
    return filed(Filing(kind="grant", region=region, applicant=WANG, answers=answers))


def looks(case: Case) -> list[object]:
    found = entries_of(case.subject).filter(code="cases.party.revealed")
    return [payload_of(entry)["purpose"] for entry in found]


def unmask(city: City, case: Case, purpose: str, **more: Any) -> str:
    sent = {"purpose": purpose, **more}
    address = f"/office/cases/{case.number}/parties/"
    return city.client("liming").post(address, sent, follow=True).content.decode()


@pytest.mark.parametrize("where", ["", "do/close/", "records/{record}/"])
def test_it_stands_masked_on_the_case_beside_a_verb_and_on_paper(city: City, case: Case, where: str) -> None:
    address = f"/office/cases/{case.number}/{where.format(record=case.records.get().pk)}"
    page = city.client("liming").get(address).content.decode()
    for shown in ("1101************2X", "139****9000", "****（个人隐私）", "想申请补助"):
        assert shown in page
    for hidden in SECRET:
        assert hidden not in page
    assert looks(case) == []


def test_with_a_purpose_it_is_open_once_and_logged(city: City, case: Case) -> None:
    page = unmask(city, case, "电话核实材料")
    for shown in SECRET:
        assert shown in page
    assert looks(case) == ["电话核实材料"]


def test_a_paper_is_opened_whole_to_be_printed(city: City, case: Case) -> None:
    record = case.records.get()
    page = unmask(city, case, "打印存档", record=record.pk)
    for shown in (*SECRET, record.title, "已记入账本"):
        assert shown in page
    assert looks(case) == ["打印存档"]


@pytest.mark.parametrize("more", [{}, {"record": "1"}])
def test_without_a_purpose_nothing_opens(city: City, case: Case, more: dict[str, str]) -> None:
    held = {"record": case.records.get().pk} if more else {}
    page = unmask(city, case, "看", **held)
    assert "请写明查看完整信息的用途。" in page
    assert not any(hidden in page for hidden in SECRET)
    assert looks(case) == []


def test_a_paper_of_another_case_is_not_opened_here(city: City, case: Case) -> None:
    other = asked_and_filed(city)
    answer = city.client("liming").post(
        f"/office/cases/{case.number}/parties/", {"purpose": "打印存档", "record": other.records.get().pk}
    )
    assert answer.status_code == 404
    assert looks(case) == []


def asked_and_filed(city: City) -> Case:
    answers = {"number": NUMBER, "tel": PHONE, "help": "x", "story": "y"}
    region = Region.objects.get(code="370811002001")
    return filed(Filing(kind="grant", region=region, applicant=WANG, answers=answers))


def test_who_may_not_open_it_is_told_why_and_is_offered_nothing(city: City, case: Case) -> None:
    page = city.client("qianwei").get(f"/office/cases/{case.number}/")
    if page.status_code == 200:
        assert "只有正在办理此件的人员可以查看完整信息。" in page.content.decode()
        assert NUMBER not in page.content.decode()


def test_what_a_verb_asked_stands_masked_and_opens_with_the_rest(city: City) -> None:
    publish_visits()
    visited = asked_for_a_visit()
    client = city.client("liming")
    client.post(f"/office/cases/{visited.number}/do/visit/", TYPED | {"revision": visited.revision})
    page = client.get(f"/office/cases/{visited.number}/").content.decode()
    assert "李*，138****8001" in page
    assert "13800138001" not in page


def test_the_story_of_a_case_without_secrets_offers_one_look_only(city: City) -> None:
    publish_visits()
    page = city.client("liming").get(f"/office/cases/{asked_for_a_visit().number}/").content.decode()
    assert page.count("要写用途，会记录") == 1
