"""Filing for an item: the number of the identity card only where somebody said what for, and papers that must be there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.items import publish_item
from zhichi.domains.catalogue.tests.item_documents import changed
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.procedures.public import faults_of, patterns, publish

pytestmark = pytest.mark.django_db
IDENTITY = {"purpose": "核对残疾证是不是本人的", "basis": "公证法§27"}
WANG = {"name": "王秀英", "phone": "13800138000"}
WHERE = {"county": "370811000000", "township": "370811002000", "village": "370811002001"}


def procedure(**filing: Any) -> dict[str, Any]:
    document = patterns()[0].of("booking", "公证预约", "GZ")
    return {**document, "filing": {**document["filing"], **filing}}


def begun(client: Client, **filing: Any) -> str:
    """The page of who asks, reached step by step."""
    publish(document=procedure(**filing), by=SYSTEM, at=timezone.now())
    item = {**changed("ways", to=["web"]), "kind": "booking"}
    publish_item(
        document=item, effective_from=timezone.localdate(), by=SYSTEM, at=timezone.now(), shipped=True
    )
    client.post("/apply/booking/")
    client.post("/apply/booking/where/", WHERE)
    client.post("/apply/booking/matter/", {"request": "要办房产继承。"})
    return client.get("/apply/booking/person/").content.decode()


def test_nobody_gives_his_number_where_nobody_said_what_for(city: City, client: Client):
    page = begun(client)
    assert "身份证号" not in page
    assert "用途：联系您，告诉您办得怎么样" in page
    assert "依据：个人信息保护法第十三条" in page
    assert client.post("/apply/booking/person/", WANG).status_code == 302
    told = client.get("/api/v1/items/booking").json()["filing"]["applicant_required"]
    assert told == ["name", "phone"]


def test_a_number_is_asked_for_with_its_purpose_and_ground(city: City, client: Client):
    page = begun(client, identity=IDENTITY)
    assert "用途：核对残疾证是不是本人的。依据：公证法§27。" in page
    answer = client.post("/apply/booking/person/", WANG)
    assert answer.status_code == 422
    assert "请填写身份证号。" in answer.content.decode()


def test_who_may_stay_unnamed_is_not_asked_for_a_number():
    places = [fault.place for fault in faults_of(procedure(identity=IDENTITY, anonymous=True))]
    assert places == ["filing.identity"]


def test_papers_that_must_be_there_are_marked_told_to_be_missing_and_told_to_officers(
    city: City, client: Client
):
    begun(client)
    client.post("/apply/booking/person/", WANG)
    page = client.get("/apply/booking/papers/").content.decode()
    assert "房产证" in page
    assert "必须有" in page
    client.post("/apply/booking/papers/", {})
    page = client.get("/apply/booking/check/").content.decode()
    assert "还没有上传（必须有）" in page
    assert "房产证。现在可以先提交" in page
    client.post("/apply/booking/check/", {"true": "on", "informed": "on"})
    case = Case.objects.get()
    page = city.client("panli").get(reverse("office:case", args=[case.number])).content.decode()
    assert "没有上传（必须有）" in page


def test_the_editor_asks_for_the_purpose_with_the_switch(city: City):
    from_pattern = {"pattern": "accept_decide_close", "title": "上门", "kind": "visit", "letters": "SM"}
    gao = city.client("gaofang")
    gao.post(reverse("procedures:start"), from_pattern)
    page = reverse("procedures:filing", args=["visit"])
    sent = {"state": "received", "by": "citizen", "desk_0": "county_bureau", "ask_id": "on", "revision": "1"}
    answer = gao.post(page, sent)
    assert "要身份证号，就要写明“身份证号用来做什么”。" in answer.content.decode()
    full = {**sent, "id_purpose": IDENTITY["purpose"], "id_basis": IDENTITY["basis"]}
    assert gao.post(page, full).status_code == 302
    text = gao.get(reverse("procedures:draft", args=["visit"])).content.decode()
    assert "要填。用途：核对残疾证是不是本人的；依据：公证法§27" in text
