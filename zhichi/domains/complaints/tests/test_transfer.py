"""转办: an act with a letter, a notice and an acknowledgement; until that the sender answers for it (domain.md §3.7)."""

import pytest

from zhichi.domains.complaints.tests.factories import complained, do, on, take_over, taken_at_desk
from zhichi.foundation.cases.public import ReferralState, answer_referral
from zhichi.foundation.cases.tests.factories import clock, day
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_city(town):
    case = taken_at_desk(town, "gaofang", "2026-06-01")
    assert case.unit.code == "city"
    do(town, case, "classify", "gaofang")
    return case


def test_the_senders_clock_runs_until_it_is_taken_over(town, at_city):
    do(town, at_city, "transfer", "gaofang")
    assert (at_city.state, at_city.due_on) == ("transferred_out", on("2026-08-03"))
    assert at_city.records.get(key="cp.transfer_letter").number == "济宁市司投转字〔2026〕1号"
    opened = take_over(town, at_city, "luoke", "2026-06-04")
    assert at_city.state == "handed_over"
    assert clock(at_city, "cmp.backstop").met
    assert (opened.unit.code, opened.kind, opened.state) == ("370811", "complaint", "registered")
    assert clock(opened, "cmp.backstop").due_on == on("2026-08-04")
    assert opened.answers == at_city.answers


def test_it_does_not_end_before_the_complainant_was_told(town, at_city, refused):
    do(town, at_city, "transfer", "gaofang")
    take_over(town, at_city, "luoke", "2026-06-04")
    assert "还没有书面告知投诉人" in refused(at_city, "conclude", "gaofang", "2026-06-05")
    do(town, at_city, "tell_transfer", "gaofang", "2026-06-05")
    assert "还没有送达" in refused(at_city, "conclude", "gaofang", "2026-06-05")
    serve_all(at_city, town.actor("gaofang"), day("2026-06-05"))
    do(town, at_city, "conclude", "gaofang", "2026-06-08")
    assert at_city.is_done


def test_sent_back_it_goes_on_where_it_came_from(town, at_city):
    do(town, at_city, "transfer", "gaofang")
    sent = at_city.referrals.get()
    answer_referral(
        referral_id=sent.pk,
        accept=False,
        reason="律师在兖州执业",
        by=town.actor("luoke"),
        at=day("2026-06-04"),
    )
    at_city.refresh_from_db()
    assert at_city.state == "classified"
    assert clock(at_city, "cmp.backstop").state == "running"


def test_a_bureau_without_competence_is_refused_with_the_article(town, refused):
    case = complained(answers={"target": "mediator", "respondent": "调解员李某"})
    do(town, case, "classify", "luoke")
    said = refused(case, "transfer", "luoke", organ="济宁市司法局")
    assert "没有管辖权" in said
    assert "人民调解法第十五条" in said


def test_one_that_handles_it_itself_passes_it_to_nobody(town, refused):
    case = complained(answers={"target": "window", "respondent": "窗口人员"})
    do(town, case, "classify", "luoke")
    assert "由本局自己办理" in refused(case, "transfer", "luoke", organ="兖州区司法局")


@pytest.mark.parametrize("organ", ["任城区司法局", "任城区法律援助中心", "没有的局", "鸿雁律师事务所"])
def test_to_itself_or_to_what_is_no_bureau_it_is_refused(town, refused, organ):
    case = complained()
    do(town, case, "classify", "luoke")
    assert refused(case, "transfer", "luoke", organ=organ)


def test_the_third_transfer_is_refused_and_so_is_the_way_back(town, at_city, refused):
    do(town, at_city, "transfer", "gaofang")
    second = take_over(town, at_city, "luoke", "2026-06-03")
    do(town, second, "classify", "luoke", "2026-06-04")
    assert "不能转回" in refused(second, "transfer", "luoke", "2026-06-04", organ="济宁市司法局")
    do(town, second, "transfer", "luoke", "2026-06-04", organ="兖州区司法局")
    third = take_over(town, second, "tianye", "2026-06-05")
    assert third.number.startswith("TS-370812-")
    do(town, third, "classify", "tianye", "2026-06-08")
    said = refused(third, "transfer", "tianye", "2026-06-08", organ="任城区司法局")
    assert "已经转过两次" in said
    assert "上一级司法局" in said


def test_what_a_bureau_of_the_city_has_to_take_over_nobody_acknowledges_for_it(town, at_city, refused):
    do(town, at_city, "transfer", "gaofang")
    assert "由对方在系统里接收" in refused(at_city, "acknowledge", "gaofang", "2026-06-04")
    assert at_city.referrals.get().state == ReferralState.SENT


def test_to_another_organ_the_receipt_is_registered(town):
    case = complained()
    do(town, case, "classify", "luoke")
    do(town, case, "transfer_outside", "luoke")
    assert clock(case, "cmp.backstop").state == "running"
    do(town, case, "acknowledge", "luoke", "2026-06-04")
    assert case.state == "handed_over"
    assert clock(case, "cmp.backstop").met


def test_what_the_superior_asked_for_stands_in_the_letter(town, at_city):
    do(town, at_city, "transfer", "gaofang", reply_days=40)
    rows = {row["name"]: row["value"] for row in at_city.records.get(key="cp.transfer_letter").data}
    assert rows["reply_days"] == "40"
    assert rows["organ"] == "任城区司法局"
