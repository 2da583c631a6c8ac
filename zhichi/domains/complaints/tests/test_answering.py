"""A respondent is told what he is to answer, never who reported; his answer is on file, late or not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from zhichi.domains.complaints.actions import RESPONDENT, defend, notices, open_notice
from zhichi.domains.complaints.models import Defence
from zhichi.domains.complaints.rules import allegation_obstacle, defence_obstacle, when_of
from zhichi.domains.complaints.tests.factories import (
    WANG,
    complained,
    decided,
    do,
    investigating,
    on,
    serve_respondent,
)
from zhichi.foundation.cases.public import LockedError, RefusedError, WrongKeyError, keep_papers
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.public import Service

pytestmark = pytest.mark.django_db
PROTECT = {"answers": {"protect": "yes"}}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture
def asked(town):
    """(case, notice): told on the 3rd, served on the 5th: ten days end on the 15th."""
    case = investigating(town)
    do(town, case, "notify_respondent", "panli", "2026-06-03")
    serve_respondent(town, case, "2026-06-05")
    return case, notices().get(case=case)


def answered(notice, at, once="a", **more):
    given = {"name": "陈律师", "words": "当天生病。", "papers": [], **more}
    return defend(notice=notice, once=once, by=RESPONDENT, at=day(at), **given)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("有人反映您收费不办事。", False),
        ("王秀英反映您收费不办事。", True),
        ("王 秀 英反映您收费不办事。", True),
        ("请打 138-0013-8000 核实。", True),
        ("请打 1380013 以外的电话。", False),
    ],
)
def test_what_would_tell_who_reported(text, refused):
    assert bool(allegation_obstacle(text, names=["王秀英", "某"], numbers=["13800138000", "8000"])) == refused


@pytest.mark.parametrize(
    ("today", "last", "stands"),
    [
        ("2026-06-15", "2026-06-15", "in_time"),
        ("2026-06-16", "2026-06-15", "late"),
        ("2026-06-16", None, "unserved"),
    ],
)
def test_how_an_answer_stands_to_its_time(today, last, stands):
    assert when_of(on(today), on(last) if last else None) == stands


def test_the_notice_waits_to_be_served_with_a_code_and_the_days_run_from_then(town):
    case = investigating(town)
    do(town, case, "notify_respondent", "panli", "2026-06-03")
    notice = notices().get(case=case)
    assert (len(notice.code), notice.ending, notice.last_day) == (16, "5678", None)
    assert "陈律师" in Service.objects.get(case=case, record__key="cp.respondent_notice").recipient
    serve_respondent(town, case, "2026-06-05")
    assert notices().get(case=case).last_day == on("2026-06-15")


def test_only_who_handles_it_asks_the_respondent(town, refused):
    case = investigating(town)
    assert "由指派的办理人员" in refused(case, "notify_respondent", "zhouhong")


def test_a_notice_never_names_who_is_protected(town, refused):
    case = investigating(town, **PROTECT)
    for words in ("王秀英说您没有到庭。", "13800138000 的机主反映您没有到庭。"):
        assert "不能告诉被投诉人" in refused(case, "notify_respondent", "panli", allegation=words)
    do(town, case, "notify_respondent", "panli")


def test_a_notice_never_names_who_tipped_off(town, refused):
    case = complained("2026-06-02")
    do(town, case, "classify", "luoke", **{"class": "tip"})
    do(town, case, "accept", "luoke")
    do(town, case, "assign", "fuju")
    assert WANG.name == case.parties.get().name
    assert "不能告诉被投诉人" in refused(
        case, "notify_respondent", "panli", allegation="王秀英举报您私自收费。"
    )


def test_a_number_that_is_no_telephone_is_refused(town, refused):
    assert "电话" in refused(investigating(town), "notify_respondent", "panli", phone="没有")


def test_code_and_ending_open_it_and_the_first_time_is_on_the_ledger(asked):
    case, notice = asked
    for _ in range(2):
        found = open_notice(code=notice.code, ending="5678", address="10.0.0.1", at=day("2026-06-06"))
    assert found.opened_at == day("2026-06-06")
    assert [entry.code for entry in entries_of(case.subject)].count("complaints.notice.opened") == 1


def test_guessing_is_locked(asked):
    notice = asked[1]
    for _ in range(5):
        with pytest.raises(WrongKeyError):
            open_notice(code=notice.code, ending="0000", address="10.0.0.1", at=day("2026-06-06"))
    with pytest.raises(LockedError):
        open_notice(code=notice.code, ending="5678", address="10.0.0.2", at=day("2026-06-06"))
    assert notices().get(pk=notice.pk).opened_at is None


def test_an_answer_with_a_paper_is_on_the_timeline_and_in_the_file(asked):
    case, notice = asked
    upload = SimpleUploadedFile("病历.png", PNG, "image/png")
    papers = keep_papers([upload], by=RESPONDENT, at=day("2026-06-10"))
    made = answered(notice, "2026-06-10", papers=papers)
    case.refresh_from_db()
    assert not made.late
    assert (made.act.verb, made.act.actor, made.act.actor_name) == ("defend", "system:respondent", "被投诉人")
    rows = {row["name"]: row["value"] for row in made.act.record.data}
    assert (rows["words"], rows["when"]) == ("当天生病。", "按期")
    assert not made.act.record.given
    assert case.materials.get(kind="defend").given_by == "被投诉人"
    assert entries_of(case.subject).filter(digest=made.act.entry_digest).exists()


def test_a_late_answer_is_taken_and_says_so(asked):
    made = answered(asked[1], "2026-06-16")
    assert made.late
    assert {row["name"]: row["value"] for row in made.act.record.data}["when"] == "超过了通知的时间"


def test_the_same_form_twice_is_one_answer(asked):
    case, notice = asked
    assert answered(notice, "2026-06-10") == answered(notice, "2026-06-11")
    assert Defence.objects.count() == case.acts.filter(verb="defend").count() == 1


def test_ten_answers_are_enough(asked):
    for n in range(10):
        answered(asked[1], "2026-06-10", once=f"o{n}")
    with pytest.raises(RefusedError, match="最多交 10 次"):
        answered(asked[1], "2026-06-10", once="more")


def test_after_the_decision_it_is_told_what_there_is_instead(town):
    case = investigating(town)
    do(town, case, "notify_respondent", "panli", "2026-06-03")
    do(town, case, "draft", "panli", "2026-06-10")
    do(town, case, "legal_review", "zhouhong", "2026-06-10")
    do(town, case, "decide", "fuju", "2026-06-15")
    with pytest.raises(RefusedError, match="申请复议或者起诉"):
        answered(notices().get(case=case), "2026-06-16")


@pytest.mark.parametrize(("state", "open_"), [("reviewed", True), ("decided", False), ("withdrawn", False)])
def test_in_which_states_answers_are_taken(state, open_):
    assert (defence_obstacle(state) == "") == open_


def test_nobody_inside_writes_it_for_him(town, asked):
    for who in ("panli", "luoke", "fuju", "citizen"):
        with pytest.raises(RefusedError):
            do(town, asked[0], "defend", who, "2026-06-10")


def test_who_complained_reads_nothing_of_it(client, asked):
    case, notice = asked
    answered(notice, "2026-06-10")
    assert not case.acts.exclude(milestone="").filter(verb__in=("defend", "notify_respondent")).exists()
    assert not case.records.filter(given=True, key__in=("cp.respondent_notice", "cp.defence")).exists()


def test_a_decided_case_ends_though_the_notice_was_never_served(town):
    case = decided(town)
    assert day("2026-06-15") + timedelta(days=1) == day("2026-06-16")
    serve_respondent(town, case, "2026-06-16")
    assert not Service.objects.filter(case=case, party=None, state="planned").exists()
