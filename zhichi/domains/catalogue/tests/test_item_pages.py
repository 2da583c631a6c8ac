"""An officer writes a service item in the browser, part by part, and publishes it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.foundation.sockets.public import service_item

pytestmark = pytest.mark.django_db
BASICS = {
    "title": "公证预约",
    "summary": "约一个时间去公证处，不用排队。",
    "type": "20",
    "subject": "any",
    "handling": "immediate",
    "results": "预约单",
    "order": "35",
}


def sent(client: Client, path: str, **data: Any) -> Any:
    """Save a page of the draft `notary_booking` at the revision it has."""
    revision = ItemDraft.objects.get(code="notary_booking").revision
    return client.post(f"/office/items/notary_booking/draft/{path}", {"revision": revision, **data})


def rows(*given: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """The fields of a table as a browser sends them."""
    fields = {
        f"rows-{number}-{name}": value for number, row in enumerate(given) for name, value in row.items()
    }
    return {"rows-TOTAL_FORMS": len(given), "rows-INITIAL_FORMS": initial, **fields}


def begun(client: Client, online: str = "no", **given: str) -> Any:
    return client.post(
        "/office/items/new/", {"title": "公证预约", "code": "notary_booking", "online": online, **given}
    )


def written(client: Client) -> None:
    """Every part of a guide that leads to the window."""
    begun(client)
    sent(client, "parts/basics/", **BASICS)
    sent(
        client,
        "parts/conditions/",
        conditions="要办公证的人\n公证处在本市的",
        **rows({"ask": "要钱吗？", "answer": "预约不要钱。"}),
    )
    paper = {
        "title": "身份证",
        "source": "applicant",
        "form": "original",
        "copies": "1",
        "basis": "公证法§27",
    }
    sent(client, "parts/materials/", **rows({**paper, "required": "on"}))
    sent(
        client, "parts/steps/", ways=["phone", "window"], visits="0", **rows({"title": "打电话", "who": "您"})
    )
    sent(client, "parts/days/", promised_n="1", promised_unit="working_day", fee_words="预约不收费")
    sent(
        client,
        "parts/places/",
        places="公证处",
        remedies="可以打 12345。",
        ask="12348",
        point_item="notary",
        **rows(),
    )
    sent(client, "parts/basis/", **rows({"law": "公证法", "article": "30"}))


@pytest.fixture
def gao(city: City) -> Client:
    return city.client("gaofang")


def test_what_was_written_part_by_part_is_what_citizens_read(gao: Client, client: Client):
    written(gao)
    page = gao.get("/office/items/notary_booking/draft/").content.decode()
    assert "处要改好才能发布" not in page
    preview = gao.get("/office/items/notary_booking/draft/preview/").content.decode()
    assert "公证处在本市的" in preview
    today = timezone.localdate().isoformat()
    answer = sent(gao, "publish/", effective_from=today)
    assert (answer.status_code, answer.url) == (302, "/office/items/notary_booking/")
    guide = client.get("/guides/notary_booking/").content.decode()
    for said in (
        "公证处在本市的",
        "身份证",
        "必须有",
        "1个工作日",
        "预约不收费",
        "打电话",
        "第三十条",
        "要钱吗？",
    ):
        assert said in guide
    assert "/points/?item=notary" in guide
    assert "在线办理" not in guide


def test_a_draft_tells_every_fault_with_the_way_to_it(gao: Client):
    begun(gao)
    page = gao.get("/office/items/notary_booking/draft/").content.decode()
    assert "没有依据的事项不能发布" in page
    assert 'href="/office/items/notary_booking/draft/parts/basis/"' in page


def test_a_draft_with_faults_is_not_published(gao: Client):
    begun(gao)
    answer = sent(gao, "publish/", effective_from=timezone.localdate().isoformat())
    assert answer.status_code == 422
    assert "没有依据的事项不能发布" in answer.content.decode()
    assert not ItemVersion.objects.filter(item__code="notary_booking").exists()


def test_a_day_that_is_past_is_refused_beside_the_field(gao: Client):
    written(gao)
    answer = sent(gao, "publish/", effective_from="2026-01-01")
    assert answer.status_code == 422
    assert "施行日期不能早于今天。" in answer.content.decode()
    assert service_item("notary_booking", timezone.localdate()) is None


def test_the_second_of_two_who_save_is_told_and_loses_nothing(gao: Client):
    begun(gao)
    sent(gao, "parts/basics/", **BASICS)
    late = {**BASICS, "title": "另一个名字", "revision": "1"}
    answer = gao.post("/office/items/notary_booking/draft/parts/basics/", late)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "别人刚刚也改了这一项" in page
    assert "另一个名字" in page
    assert ItemDraft.objects.get(code="notary_booking").document["title"] == "公证预约"


def test_more_rows_are_offered_and_what_was_typed_stays(gao: Client):
    begun(gao)
    row = {"title": "户口本", "source": "applicant", "form": "copy"}
    page = sent(gao, "parts/materials/", more="yes", **rows(row)).content.decode()
    assert page.count('name="rows-2-title"') == 1
    assert "户口本" in page
    assert ItemDraft.objects.get(code="notary_booking").document["materials"] == []


def test_rows_are_put_in_order_and_taken_away(gao: Client):
    begun(gao)
    steps = ({"title": "乙", "ORDER": "2"}, {"title": "甲", "ORDER": "1"}, {"title": "丙", "DELETE": "on"})
    sent(gao, "parts/steps/", ways=["window"], **rows(*steps))
    assert [step["title"] for step in ItemDraft.objects.get(code="notary_booking").document["steps"]] == [
        "甲",
        "乙",
    ]


def test_a_business_online_says_what_is_still_missing(gao: Client):
    begun(gao, online="yes")
    page = gao.get("/office/items/notary_booking/draft/").content.decode()
    for said in ("为本事项编表单", "为本事项编程序", "写指南", "没有这种业务的办理程序（notary_booking）"):
        assert said in page


def test_a_new_item_in_the_pattern_of_another_takes_over_what_is_not_its_own(gao: Client):
    begun(gao, pattern="legal_aid")
    document = ItemDraft.objects.get(code="notary_booking").document
    assert (document["title"], document["code"]) == ("公证预约", "notary_booking")
    assert document["conditions"]
    assert "kind" not in document


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"code": "legal_aid"}, "已经有这个标识的事项"),
        ({"code": "Notary!"}, "只能用小写英文字母"),
        ({"title": ""}, "请填写事项名称。"),
    ],
)
def test_a_name_that_will_not_do_is_refused_beside_its_field(gao: Client, given: dict[str, str], said: str):
    answer = begun(gao, **given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ItemDraft.objects.filter(code=given.get("code", "notary_booking")).exists()


def test_a_published_item_shows_what_the_next_version_changes(gao: Client):
    gao.post("/office/items/consultation/revise/")
    draft = ItemDraft.objects.get(code="consultation")
    document = {**draft.document, "summary": "有法律问题，问一问。"}
    ItemDraft.objects.filter(pk=draft.pk).update(document=document)
    page = gao.get("/office/items/consultation/draft/publish/").content.decode()
    assert "有法律问题，问一问。" in page
    assert "有法律问题想问一问，不收费，不用带证件。" in page
    today = timezone.localdate()
    data = {"revision": draft.revision, "effective_from": today.isoformat()}
    gao.post("/office/items/consultation/draft/publish/", data)
    first, second = ItemVersion.objects.filter(item__code="consultation").order_by("version")
    assert (first.effective_to, second.effective_from) == (today, today)
    difference = gao.get("/office/items/consultation/difference/1/2/").content.decode()
    assert "有法律问题，问一问。" in difference


def test_an_item_that_ends_is_no_longer_offered(gao: Client, client: Client):
    today = timezone.localdate().isoformat()
    refused = gao.post("/office/items/consultation/end/", {"effective_to": "2026-01-01", "reason": "合并"})
    assert "停办日期不能早于今天。" in refused.content.decode()
    gao.post("/office/items/consultation/end/", {"effective_to": today, "reason": "并入综合窗口"})
    assert client.get("/guides/consultation/").status_code == 404
    assert client.get("/apply/consultation/").status_code == 404
    assert "已停办" in gao.get("/office/items/").content.decode()


def test_a_draft_is_thrown_away_only_after_asking(gao: Client):
    begun(gao)
    assert "不能找回" in gao.get("/office/items/notary_booking/draft/drop/").content.decode()
    assert ItemDraft.objects.filter(code="notary_booking").exists()
    sent(gao, "drop/")
    assert not ItemDraft.objects.filter(code="notary_booking").exists()


def test_a_county_officer_reads_and_is_told_why_he_may_not_write(city: City):
    panli = city.client("panli")
    page = panli.get("/office/items/").content.decode()
    assert "只有市局公共法律服务科和法规复议科可以修改和发布" in page
    answer = panli.get("/office/items/new/")
    assert answer.status_code == 403
    assert "只有市局公共法律服务科和法规复议科可以修改和发布" in answer.content.decode()
