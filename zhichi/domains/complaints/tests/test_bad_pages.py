"""What the law does not allow, tried at the office's and the citizen's pages: told in a sentence, nothing changed."""

import pytest
from django.utils import timezone

from zhichi.domains.complaints.tests.factories import (
    SOUND,
    accepted,
    complained,
    decided,
    do,
    reviewed,
    take_over,
    taken_at_desk,
)
from zhichi.foundation.cases.public import keep_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def tried(client, town):
    """Send a verb's form as an officer; answers what the page says, after seeing that nothing changed."""

    def attempt(case, verb, who, **given):
        client.force_login(town.people[who])
        before = (case.state, case.revision, case.acts.count(), case.records.count())
        sent = {**SOUND.get(verb, {}), **given, "revision": case.revision}
        answer = client.post(f"/office/cases/{case.number}/do/{verb}/", sent, follow=True)
        case.refresh_from_db()
        assert (case.state, case.revision, case.acts.count(), case.records.count()) == before
        return answer.content.decode()

    return attempt


def test_a_decision_dated_before_its_discussion(town, tried):
    case = reviewed(town)
    do(town, case, "discuss", "fuju", "2026-06-12")
    said = tried(case, "decide", "fuju", dated="2026-06-11")
    assert "早于集体讨论的日期（2026-06-12）" in said
    assert 'value="2026-06-11"' in said


def test_a_penalty_without_a_discussion(town, tried):
    said = tried(reviewed(town), "decide", "fuju", dated="2026-06-15", result="penalty")
    assert "行政处罚法第五十七条" in said


def test_a_handler_who_is_a_party(town, tried):
    case = accepted(town, answers={"target": "window", "respondent": "任城区司法局潘丽"})
    assert "应当回避" in tried(case, "assign", "fuju")


def test_a_transfer_to_a_bureau_without_competence(town, tried):
    case = complained(answers={"target": "mediator", "respondent": "调解员李某"})
    do(town, case, "classify", "luoke")
    assert "人民调解法第十五条" in tried(case, "transfer", "luoke", organ="济宁市司法局")


def test_the_third_transfer_in_a_chain(town, tried):
    case = taken_at_desk(town, "gaofang", "2026-06-01")
    do(town, case, "classify", "gaofang")
    do(town, case, "transfer", "gaofang")
    second = take_over(town, case, "luoke", "2026-06-03")
    do(town, second, "classify", "luoke", "2026-06-04")
    do(town, second, "transfer", "luoke", "2026-06-04", organ="兖州区司法局")
    third = take_over(town, second, "tianye", "2026-06-05")
    do(town, third, "classify", "tianye", "2026-06-08")
    assert "已经转过两次，不能再转" in tried(third, "transfer", "tianye", organ="任城区司法局")


@pytest.mark.parametrize("verb", ["classify", "accept", "conclude"])
def test_a_withdrawn_complaint_comes_not_to_life(town, tried, verb):
    case = complained()
    do(town, case, "withdraw", "citizen")
    assert case.state == "withdrawn"
    assert tried(case, verb, "luoke", due=timezone.localdate().isoformat())


def test_nor_by_its_citizen(client, town):
    case = complained()
    do(town, case, "withdraw", "citizen")
    session = client.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    answer = client.post(f"/cases/{case.tracking_code}/do/withdraw/", {}, follow=True)
    case.refresh_from_db()
    assert answer.status_code == 200
    assert (case.state, case.acts.filter(verb="withdraw").count()) == ("withdrawn", 1)


def test_what_was_sent_to_nobody_ends_nothing(town, tried):
    """Until both have it, whatever went wrong on the way, the case is not over."""
    assert "还没有送给被投诉人" in tried(decided(town), "conclude", "luoke")


def test_a_clock_cannot_be_set_by_a_form(town, tried):
    case = accepted(town)
    assert tried(case, "extend", "fuju", due_on="2027-01-01", days=30)
    case.refresh_from_db()
    assert case.due_on.isoformat() < "2027-01-01"


def test_two_forms_of_one_case_and_the_second_is_told(client, town):
    case = reviewed(town)
    client.force_login(town.people["fuju"])
    sent = {**SOUND["decide"], "dated": timezone.localdate().isoformat(), "revision": case.revision}
    page = f"/office/cases/{case.number}/do/decide/"
    first = client.post(page, sent, follow=True).content.decode()
    second = client.post(page, {**sent, "result": "none"}, follow=True).content.decode()
    assert "已办：作出处理决定" in first
    assert "已办：作出处理决定" not in second
    case.refresh_from_db()
    assert (case.complaint.result, case.acts.filter(verb="decide").count()) == ("corrected", 1)
