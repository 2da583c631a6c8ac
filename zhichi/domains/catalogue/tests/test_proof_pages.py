"""The public list, the office's list with its form, and the commitments to verify."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.enums import CommitmentState
from zhichi.domains.catalogue.models import Commitment, Proof
from zhichi.domains.catalogue.tests.promises import HARDSHIP, found, promised, settled

pytestmark = pytest.mark.django_db
TYPED = {
    "key": "wages",
    "title": "工资证明",
    "basis": "法律援助法§41",
    "asked_by": "法律援助中心",
    "issuer": "用人单位",
    "alternative": "commit",
    "commitment": "我的工资收入是我填写的数，说的都是真的。",
    "verification": "向用人单位核实",
    "verify_days": "20",
    "risk": "low",
    "excluded": "",
}


def typed(**changes: str) -> dict[str, str]:
    return TYPED | {"effective_from": timezone.localdate().isoformat()} | changes


def test_everybody_reads_what_is_asked_for_by_whom_and_what_takes_its_place():
    page = Client().get("/proofs/").content.decode()
    for said in (
        "经济困难证明",
        "法律援助法§41",
        "法律援助中心",
        "您可以书面承诺",
        "居住证明（示例）",
        "不再要",
    ):
        assert said in page


def test_the_city_adds_a_proof(city: City):
    answer = city.client("gaofang").post("/office/proofs/add/", typed(), follow=True)
    assert answer.redirect_chain[-1][0] == "/office/proofs/wages/"
    assert Proof.objects.get(key="wages").verify_days == 20


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"basis": "某局通知"}, "优化营商环境条例第四十四条"),
        ({"excluded": "直接涉及国家安全"}, "不适用告知承诺"),
        ({"title": ""}, "请填写“证明名称”。"),
        ({"effective_from": "2020-01-01"}, "施行日期不能早于今天"),
        ({"key": HARDSHIP}, "请换一个"),
    ],
)
def test_what_cannot_be_published_is_said_beside_its_field_and_kept(
    city: City, changes: dict[str, str], said: str
):
    answer = city.client("gaofang").post("/office/proofs/add/", typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "向用人单位核实" in page
    assert Proof.objects.filter(key="wages").count() == 0


def test_a_county_reads_and_cannot_change(city: City):
    client = city.client("panli")
    page = client.get(f"/office/proofs/{HARDSHIP}/").content.decode()
    assert "只有市局" in page
    assert client.get("/office/proofs/add/").status_code == 403
    assert client.post(f"/office/proofs/{HARDSHIP}/", typed(key=HARDSHIP)).status_code == 403
    assert client.post(f"/office/proofs/{HARDSHIP}/end/", {"on": "2030-01-01"}).status_code == 403


def test_the_city_ends_a_proof(city: City):
    client = city.client("gaofang")
    day = timezone.localdate().isoformat()
    page = client.post(f"/office/proofs/{HARDSHIP}/end/", {"on": day}, follow=True).content.decode()
    assert "不再向群众要" in page
    assert "经济困难证明" not in Client().get("/proofs/").content.decode()
    again = client.post(f"/office/proofs/{HARDSHIP}/end/", {"on": day}, follow=True).content.decode()
    assert "已经终止" in again


def test_the_list_counts_what_was_promised_in_the_readers_scope(city: City):
    promised()
    assert "<td data-label=\"已承诺\" class=\"tabular\">1 件</td>" in city.client("panli").get("/office/proofs/").content.decode()  # fmt: skip
    assert "待核查的承诺（0）" in city.client("hanmei").get("/office/proofs/").content.decode()


def test_a_commitment_waits_with_its_day_and_its_words(city: City):
    commitment = promised()
    client = city.client("zhaojing")
    assert commitment.case.number in client.get("/office/proofs/commitments/").content.decode()
    page = client.get(f"/office/proofs/commitments/{commitment.pk}/").content.decode()
    assert "由我自己选" in page
    assert "核查结果" in page


def test_what_was_found_is_written_on_the_page_of_the_commitment_and_of_the_case(city: City):
    commitment = promised()
    client = city.client("zhaojing")
    address = f"/office/proofs/commitments/{commitment.pk}/"
    refused = client.post(address, {"true": "", "finding": ""})
    assert refused.status_code == 422
    assert "请选择“核查结果”。" in refused.content.decode()
    page = client.post(address, {"true": "no", "finding": "存款超过标准。"}, follow=True).content.decode()
    assert "核查不实" in page
    assert "存款超过标准。" in page
    assert "由任城区法律援助中心的负责人" in page or "处理" in page
    case = client.get(f"/office/cases/{commitment.case.number}/").content.decode()
    assert "书面承诺：核查不实" in case


def test_the_head_settles_and_repairs(city: City):
    commitment = found(city, promised())
    client = city.client("sunli")
    address = f"/office/proofs/commitments/{commitment.pk}/"
    client.post(address, {"how": "revoked", "note": "任援撤字1号"})
    commitment.refresh_from_db()
    assert commitment.state == CommitmentState.REVOKED
    page = client.post(address, {"reason": "已经改正。"}, follow=True).content.decode()
    assert "信用已修复" in page
    assert "修复以前不能再承诺" not in page


@pytest.mark.parametrize(("tab", "listed"), [("", 1), ("?tab=false", 1), ("?tab=done", 1)])
def test_the_tabs_hold_what_waits_what_is_false_and_what_is_done(city: City, tab: str, listed: int):
    one, two, three = (promised() for _ in range(3))
    found(city, two)
    settled(city, found(city, three))
    page = city.client("sunli").get(f"/office/proofs/commitments/{tab}").content.decode()
    assert page.count("/office/proofs/commitments/") - page.count("office/proofs/commitments/?") >= listed
    assert f"共 {listed} 份" in page
    assert Commitment.objects.count() == 3
    assert one.state == CommitmentState.SIGNED


def test_a_foreign_county_knows_of_no_commitment(city: City):
    commitment = promised()
    assert city.client("hanmei").get(f"/office/proofs/commitments/{commitment.pk}/").status_code == 404
    assert (
        commitment.case.number
        not in city.client("hanmei").get("/office/proofs/commitments/").content.decode()
    )
    assert city.client("sunli").get("/office/proofs/commitments/?tab=moon").status_code == 404


def test_the_lists_cost_the_same_however_long(city: City, django_assert_max_num_queries):
    client = city.client("sunli")
    promised()
    for address, most in (("/office/proofs/", 14), ("/office/proofs/commitments/", 9)):
        client.get(address)
        with django_assert_max_num_queries(most) as few:
            client.get(address)
        before = len(few)
        promised()
        with django_assert_max_num_queries(before):
            client.get(address)
