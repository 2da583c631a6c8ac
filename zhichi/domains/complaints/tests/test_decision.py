"""Reviewed, discussed where it must be, dated after both; the law beside each refusal."""

import pytest

from zhichi.domains.complaints.rules import decision_obstacle, due_obstacle
from zhichi.domains.complaints.tests.factories import do, investigating, on, reviewed
from zhichi.foundation.service.public import Service

pytestmark = pytest.mark.django_db
SOUND = {
    "dated": on("2026-06-15"),
    "today": on("2026-06-15"),
    "reviewed_on": on("2026-06-10"),
    "discussed_on": on("2026-06-12"),
    "weighty": True,
    "result": "penalty",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"weighty": False, "result": "corrected", "discussed_on": None}, ""),
        ({"reviewed_on": None}, "还没有经过法制审核"),
        ({"discussed_on": None}, "第五十七条"),
        ({"discussed_on": None, "weighty": False}, "要处罚或者移送"),
        ({"discussed_on": None, "weighty": False, "result": "passed_on"}, "要处罚或者移送"),
        ({"dated": on("2026-06-11")}, "早于集体讨论"),
        (
            {"dated": on("2026-06-09"), "discussed_on": None, "weighty": False, "result": "none"},
            "早于法制审核",
        ),
        ({"dated": on("2026-06-16")}, "以后的日子"),
    ],
)
def test_what_stands_against_a_decision(changes, said):
    sentence = decision_obstacle(**{**SOUND, **changes})[0]
    assert (said in sentence) if said else sentence == ""


@pytest.mark.parametrize(
    ("due", "decide_on", "said"),
    [
        ("2026-08-01", None, ""),
        ("2026-08-02", None, "第四十七条"),
        ("2026-05-31", None, "已经过了"),
        ("2026-07-01", "2026-07-31", "请改成这一天"),
        ("2026-07-31", "2026-07-31", ""),
    ],
)
def test_the_last_day_that_is_told(due, decide_on, said):
    own = on(decide_on) if decide_on else None
    sentence = due_obstacle(due=on(due), today=on("2026-06-01"), decide_on=own, backstop_on=on("2026-08-01"))
    assert (said in sentence) if said else sentence == ""


def test_not_before_it_was_reviewed(town, refused):
    case = investigating(town)
    do(town, case, "draft", "panli")
    assert refused(case, "decide", "fuju")


def test_a_penalty_is_discussed_first(town, refused):
    case = reviewed(town)
    assert "集体讨论" in refused(case, "decide", "fuju", "2026-06-15", result="penalty")
    do(town, case, "discuss", "fuju", "2026-06-12")
    assert "早于集体讨论" in refused(
        case, "decide", "fuju", "2026-06-15", result="penalty", dated="2026-06-11"
    )
    do(town, case, "decide", "fuju", "2026-06-15", result="penalty")
    assert case.state == "decided"


def test_a_weighty_matter_is_discussed_first(town, refused):
    case = reviewed(town, weighty="yes")
    assert "情节复杂或者重大" in refused(case, "decide", "fuju", "2026-06-15")


def test_a_discussion_is_neither_of_tomorrow_nor_before_the_review(town, refused):
    case = reviewed(town)
    assert "以后的日子" in refused(case, "discuss", "fuju", "2026-06-12", held_on="2026-06-13")
    assert "不能早于法制审核" in refused(case, "discuss", "fuju", "2026-06-12", held_on="2026-06-09")


def test_sent_back_it_is_reviewed_and_discussed_anew(town, refused):
    case = reviewed(town)
    do(town, case, "discuss", "fuju", "2026-06-12")
    do(town, case, "return_draft", "fuju", "2026-06-12")
    do(town, case, "draft", "panli", "2026-06-15", weighty="yes")
    do(town, case, "legal_review", "zhouhong", "2026-06-16")
    assert "应当先由负责人集体讨论" in refused(case, "decide", "fuju", "2026-06-17")


def test_clerks_and_reviewers_do_not_decide(town, refused):
    case = reviewed(town)
    for who in ("luoke", "panli", "zhouhong", "citizen", "tianye"):
        assert refused(case, "decide", who, "2026-06-15")


def test_both_sides_are_to_be_served(town):
    case = reviewed(town)
    do(town, case, "decide", "fuju", "2026-06-15")
    held = Service.objects.filter(case=case, record__key="cp.decision")
    assert {one.party is None for one in held} == {True, False}
    assert "陈律师" in held.get(party=None).recipient
