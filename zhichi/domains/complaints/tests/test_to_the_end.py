"""The ten steps (domain.md §3.4) from the filing to the end, with every document."""

import pytest

from zhichi.domains.complaints.tests.factories import accepted, complained, decided, do, serve_respondent
from zhichi.foundation.cases.tests.factories import clock, day
from zhichi.foundation.service.public import Service
from zhichi.foundation.service.tests.factories import serve_all
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db


def test_every_step_leaves_its_document(town):
    case = decided(town)
    keys = set(case.records.values_list("key", flat=True))
    wanted = {
        "cp.register",
        "cp.classification",
        "cp.acceptance_notice",
        "cp.handlers",
        "cp.draft",
        "cp.decision",
    }
    assert wanted | {"cp.legal_review"} <= keys
    assert case.records.get(key="cp.acceptance_notice").number == "任城区司投受字〔2026〕1号"
    assert case.records.get(key="cp.decision").number == "任城区司投决字〔2026〕1号"
    assert case.complaint.result == "corrected"


def test_it_ends_when_both_sides_have_the_decision(town, refused):
    case = decided(town)
    assert "还没有送给被投诉人" in refused(case, "conclude", "luoke", "2026-06-16")
    serve_respondent(town, case, "2026-06-16")
    assert "还没有送达" in refused(case, "conclude", "luoke", "2026-06-16")
    serve_all(case, town.actor("panli"), day("2026-06-16"))
    do(town, case, "conclude", "luoke", "2026-06-17")
    assert (case.state, case.is_done) == ("ended", True)
    assert list(open_clocks(case.subject)) == []


def test_the_two_months_run_until_the_decision(town):
    case = decided(town)
    assert clock(case, "cmp.backstop").met


def test_the_complainant_may_take_it_back_and_not_bring_it_to_life(town, refused):
    case = complained()
    do(town, case, "withdraw", "citizen")
    assert case.state == "withdrawn"
    for verb in ("classify", "accept", "withdraw"):
        assert refused(case, verb, "citizen" if verb == "withdraw" else "luoke")


def test_no_paper_that_nobody_served_keeps_him_from_it(town):
    case = accepted(town)
    do(town, case, "withdraw", "citizen", "2026-06-03")
    assert (case.state, list(open_clocks(case.subject))) == ("withdrawn", [])


def test_the_last_day_told_is_within_the_two_months(town, refused):
    case = complained()
    do(town, case, "classify", "luoke")
    said = refused(case, "accept", "luoke", "2026-06-02", due="2026-08-04")
    assert "2026-08-03" in said
    assert "第四十七条" in said
    assert "已经过了" in refused(case, "accept", "luoke", "2026-06-02", due="2026-06-01")
    do(town, case, "accept", "luoke", "2026-06-02", due="2026-08-03")
    assert case.state == "accepted"


def test_no_answer_in_time_is_abandoned(town):
    case = complained()
    do(town, case, "classify", "luoke")
    do(town, case, "request_supplement", "luoke")
    serve_all(case, town.actor("panli"), day("2026-06-02"))
    do(town, case, "deem_abandoned", "luoke", "2026-06-20")
    assert case.state == "abandoned"


def test_only_once_may_more_be_asked_for(town, refused):
    case = complained()
    do(town, case, "classify", "luoke")
    do(town, case, "request_supplement", "luoke")
    do(town, case, "supplement", "citizen", "2026-06-05")
    assert "只能做一次" in refused(case, "request_supplement", "luoke", "2026-06-08")


def test_accepted_is_told_in_writing(town):
    case = accepted(town)
    assert Service.objects.get(case=case).record.key == "cp.acceptance_notice"
