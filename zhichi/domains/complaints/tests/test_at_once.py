"""Two at the same moment, on real transactions: one decision, one answer of a respondent, one chain."""

from functools import partial

import pytest

from tests.threads import at_once
from zhichi.domains.complaints.actions import RESPONDENT, defend, notices
from zhichi.domains.complaints.models import Defence
from zhichi.domains.complaints.tests.factories import do, investigating, reviewed
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.public import Service

pytestmark = pytest.mark.django_db(transaction=True)


def whole_chain(case):
    seqs = list(entries_of(case.subject).values_list("seq", flat=True))
    return seqs == list(range(1, len(seqs) + 1))


def test_two_decisions_are_one(town):
    case = reviewed(town)
    found = at_once(
        [
            partial(do, town, Case.objects.get(pk=case.pk), "decide", "fuju", "2026-06-15", result=result)
            for result in ("corrected", "none")
        ]
    )
    lost = [one for one in found if isinstance(one, Exception)]
    assert len(lost) == 1
    assert isinstance(lost[0], RefusedError), lost
    case.refresh_from_db()
    assert (case.state, case.acts.filter(verb="decide").count()) == ("decided", 1)
    assert case.records.filter(key="cp.decision").count() == 1
    assert Service.objects.filter(case=case, record__key="cp.decision").count() == 2
    assert whole_chain(case)


def test_the_same_answer_pressed_twice_is_one(town):
    case = investigating(town)
    do(town, case, "notify_respondent", "panli", "2026-06-03")
    held = notices().get(case=case)
    press = partial(
        defend,
        notice=held,
        name="陈律师",
        words="请假了。",
        papers=[],
        once="k",
        by=RESPONDENT,
        at=day("2026-06-04"),
    )
    assert not [one for one in at_once([press, press]) if not isinstance(one, Defence)]
    assert Defence.objects.count() == case.acts.filter(verb="defend").count() == 1
    assert whole_chain(case)


def test_an_answer_and_a_decision_both_stand_or_the_answer_is_told_why(town):
    case = investigating(town)
    do(town, case, "notify_respondent", "panli", "2026-06-03")
    do(town, case, "draft", "panli", "2026-06-10")
    do(town, case, "legal_review", "zhouhong", "2026-06-10")
    answer = partial(
        defend,
        notice=notices().get(case=case),
        name="陈律师",
        words="请假了。",
        papers=[],
        once="k",
        by=RESPONDENT,
        at=day("2026-06-15"),
    )
    decide = partial(do, town, Case.objects.get(pk=case.pk), "decide", "fuju", "2026-06-15")
    answered, decided = at_once([answer, decide])
    case.refresh_from_db()
    assert case.state == "decided", decided
    assert isinstance(answered, Defence) or "申请复议或者起诉" in str(answered)
    assert whole_chain(case)
