"""Complaint, tip, petition, reconsideration, consultation: each led into its own way, with a reason (domain.md §3.1)."""

import pytest

from zhichi.domains.complaints.tests.factories import complained, do, taken_at_desk
from zhichi.foundation.cases.public import Channel
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.service.tests.factories import serve_all
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", ["petition", "reconsideration", "consultation", "other"])
def test_what_is_no_complaint_is_led_to_its_way_in_writing(town, sort):
    case = complained()
    do(town, case, "guide", "luoke", **{"class": sort})
    assert (case.state, case.complaint.sort) == ("guided", sort)
    notice = case.records.get(key="cp.guidance")
    assert (notice.given, notice.number) == (True, "任城区司投引字〔2026〕1号")
    assert {one.limit.key for one in open_clocks(case.subject)} == set()
    serve_all(case, town.actor("panli"), day("2026-06-03"))
    do(town, case, "conclude", "luoke", "2026-06-04")
    assert case.is_done


@pytest.mark.parametrize("why", ["", "   "])
def test_without_a_reason_it_is_not_classified(town, refused, why):
    assert "请填写" in refused(complained(), "classify", "luoke", why=why)


def test_nothing_is_accepted_that_was_not_classified(town, refused):
    assert refused(complained(), "accept", "luoke")


@pytest.mark.parametrize("channel", [Channel.WINDOW, Channel.LETTER, Channel.PHONE, Channel.HOTLINE])
def test_the_desk_writes_down_what_comes_by_visit_letter_phone_and_hotline(town, channel):
    case = taken_at_desk(town, "luoke", "2026-06-01", channel=channel)
    assert (case.channel, case.unit.code, case.state) == (channel, "370811", "registered")
    assert case.complaint.sort == ""


def test_the_city_keeps_what_it_writes_down(town):
    assert taken_at_desk(town, "gaofang", "2026-06-01").unit.code == "city"


def test_a_refusal_names_its_ground_and_the_remedy(town, refused):
    case = complained()
    do(town, case, "classify", "luoke")
    assert refused(case, "refuse", "luoke", ground="nonsense")
    assert "请确认" in refused(case, "refuse", "luoke", remedy_told=False)
    do(town, case, "refuse", "luoke")
    told = case.records.get(key="cp.refusal_notice").paper["remedy"]
    assert "行政复议" in str(told)
    assert "六十日" in str(told) or "60" in str(told)


def test_a_case_outside_the_kinds_competence_is_not_accepted(town, refused):
    case = taken_at_desk(
        town, "gaofang", "2026-06-01", answers={"target": "mediator", "respondent": "调解员李某"}
    )
    do(town, case, "classify", "gaofang")
    said = refused(case, "accept", "gaofang")
    assert "人民调解法第十五条" in said
    assert "请转办" in said
