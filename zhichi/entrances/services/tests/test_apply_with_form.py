"""A filing whose procedure names a form: asked with it on the pages and in the API, kept with the case, seen by the desk."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.tests.steps import TRUE, WANG, WHERE
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document, options
from zhichi.foundation.procedures.public import ProcedureError, publish
from zhichi.foundation.sockets.public import ITEM_SOURCES, ItemSource, ServiceItem

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
ITEM = ServiceItem("booking", "公证预约", "先约再去。", kind="booking", effective_from=date(2026, 1, 1))
FORM = document(
    ask("what", "choice", "办什么", options=options("遗嘱", "委托")),
    ask("whom", "person", "委托给谁", when={"field": "what", "is": "o2"}, private=True),
    ask("phone", "phone", "电话", prefill="phone"),
    ask("people", "table", "同去的人", required=False, columns=[ask("name", "text", "姓名")]),
    ask("paper", "file", "房产证", required=True, when={"field": "what", "is": "o1"}),
    key="booking",
)
PROCEDURE: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "booking",
    "title": "公证预约",
    "prefix": "GZ",
    "subject_field": "what",
    "filing": {
        "state": "received",
        "desk": ["county_bureau"],
        "form": "booking@1",
        "record": {"key": "booking.request", "title": "预约单", "given": True},
    },
    "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
    "verbs": {"close": {"title": "办结", "from": "received", "to": "closed", "by": "pls_admin@county"}},
}
DELEGATING = {"what": "o2", "whom-name": "李四", "phone": "13800138000", "_asked": "what whom phone people"}


@pytest.fixture
def booking(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    publish_form(document=FORM, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=PROCEDURE, by=SYSTEM, at=now)
    source = ItemSource(all=lambda day: [ITEM], get=lambda code, day: ITEM if code == "booking" else None)
    monkeypatch.setitem(ITEM_SOURCES._items, "of this test", source)


def matter(client: Client, **answers: str) -> Any:
    return client.post("/apply/booking/matter/", answers)


@pytest.fixture
def at_matter(client: Client, booking: None) -> Client:
    client.post("/apply/booking/")
    client.post("/apply/booking/where/", WHERE)
    return client


def test_the_step_asks_what_the_form_asks(at_matter: Client) -> None:
    page = at_matter.get("/apply/booking/matter/").content.decode()
    assert "办什么" in page
    assert "委托给谁" not in page


def test_what_becomes_needed_appears_with_everything_typed_kept(at_matter: Client) -> None:
    shown = matter(at_matter, what="o2", phone="138", _asked="what phone people")
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "新出现的：“委托给谁”" in page
    assert 'name="whom-name"' in page
    assert 'value="138"' in page
    assert "请填写“委托给谁”" not in page


def test_a_row_is_added_without_script_and_without_fault(at_matter: Client) -> None:
    shown = matter(at_matter, **{"people-0-name": "甲", "_add": "people", "_asked": "what phone people"})
    page = shown.content.decode()
    assert shown.status_code == 200
    assert 'name="people-1-name"' in page
    assert 'value="甲"' in page
    assert "field-error" not in page
    dropped = matter(
        at_matter, **{"people-0-name": "甲", "people-1-name": "乙", "_drop": "people-0"}
    ).content.decode()
    assert 'value="甲"' not in dropped
    assert 'name="people-0-name" value="乙"' in dropped


def filed(client: Client) -> Case:
    assert matter(client, **DELEGATING, **{"people-0-name": "王小明"}).status_code == 302
    client.post("/apply/booking/person/", WANG)
    client.post("/apply/booking/papers/", {})
    check = client.get("/apply/booking/check/").content.decode()
    assert "委托" in check
    assert "第 1 行：姓名 王小明" in check
    assert client.post("/apply/booking/check/", TRUE).status_code == 302
    return Case.objects.get(kind="booking")


def test_the_answers_are_kept_with_the_case_and_shown_to_the_desk(at_matter: Client, city: City) -> None:
    case = filed(at_matter)
    assert case.answers == {
        "what": "o2",
        "whom": {"name": "李四"},
        "phone": "13800138000",
        "people": [{"name": "王小明"}],
    }
    assert case.title == "公证预约 · 委托"
    page = city.client("panli").get(f"/office/cases/{case.number}/").content.decode()
    assert "李*" in page
    assert "李四" not in page
    assert "第 1 行：姓名 王小明" in page


def test_what_is_private_stays_out_of_the_paper_that_is_given_away(at_matter: Client) -> None:
    record = filed(at_matter).records.get()
    assert {row["label"]: row["value"] for row in record.data}["委托给谁"] == "（不公开）"
    assert "李四" not in json.dumps(record.data, ensure_ascii=False)


def test_a_file_that_the_form_demands_is_asked_for_with_the_papers(at_matter: Client) -> None:
    matter(at_matter, what="o1", phone="13800138000", _asked="what phone people")
    at_matter.post("/apply/booking/person/", WANG)
    assert "房产证" in at_matter.get("/apply/booking/papers/").content.decode()
    missing = at_matter.post("/apply/booking/papers/", {})
    assert missing.status_code == 422
    assert "请上传“房产证”。" in missing.content.decode()
    upload = SimpleUploadedFile("证.pdf", PDF, "application/pdf")
    assert at_matter.post("/apply/booking/papers/", {"paper-form-paper": upload}).status_code == 302
    assert at_matter.post("/apply/booking/check/", TRUE).status_code == 302
    case = Case.objects.get(kind="booking")
    assert case.answers["paper"] == 1
    assert case.materials.get().name == "证.pdf"


def post(client: Client, answers: dict[str, Any], key: str) -> Any:
    body = {
        "kind": "booking",
        "region": WHERE["township"],
        "applicant": {"name": "王秀英", "phone": WANG["phone"], "id_number": WANG["id_number"]},
        "answers": answers,
    }
    headers = {"Idempotency-Key": key}
    return client.post("/api/v1/applications", json.dumps(body), "application/json", headers=headers)


def test_the_api_tells_the_schema_and_judges_by_it(client: Client, booking: None) -> None:
    told = client.get("/api/v1/items/booking").json()["filing"]["answers"]
    assert told["allOf"][0]["then"] == {"required": ["whom"]}
    assert "paper" not in told["properties"]
    refused = post(
        client, {"what": "o2", "whom": {"phone": "1"}, "people": [{"name": ""}, {"age": 1}]}, "key-00001"
    )
    assert refused.status_code == 422
    assert {error["field"] for error in refused.json()["errors"]} == {
        "answers.whom.name", "answers.whom.phone", "answers.phone", "answers.people.0.name", "answers.people.0.age",
    }  # fmt: skip
    good = post(client, {"what": "o1", "phone": "138 0013 8000"}, "key-00002")
    assert good.status_code == 201, good.content.decode()
    assert Case.objects.get().answers == {"what": "o1", "phone": "13800138000"}


def test_a_procedure_may_name_only_a_form_that_is_published(booking: None) -> None:
    other = {
        **PROCEDURE,
        "kind": "other",
        "prefix": "QT",
        "filing": {**PROCEDURE["filing"], "form": "booking@7"},
    }
    with pytest.raises(ProcedureError) as refused:
        publish(document=other, by=SYSTEM, at=timezone.now())
    assert [fault.place for fault in refused.value.faults] == ["filing.form"]
