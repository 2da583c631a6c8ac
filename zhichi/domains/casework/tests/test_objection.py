"""异议 (法律援助法 §49): to the bureau, five days, upheld or ordered to correct."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import sweep
from zhichi.foundation.cases.tests.factories import clock, day, do, under_review
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def refusal(city: City):
    case = under_review(city, at=day("2026-06-08"))
    do(city, case, "refuse", "sunli", at=day("2026-06-08"))
    serve_all(case, city.actor("zhaojing"), day("2026-06-08"))
    case.refresh_from_db()
    return case


@pytest.fixture
def objection(refusal, city: City):
    do(city, refusal, "object", "citizen", at=day("2026-06-10"))
    return refusal


def test_it_goes_to_the_bureau_with_five_days(objection):
    assert (objection.state, objection.unit.code) == ("objection_review", "370811")
    assert (objection.due_on, objection.due_limit) == (date(2026, 6, 15), "la.objection")
    assert clock(objection, "la.objection_window").state == "stopped"


def test_the_citizen_reads_that_the_bureau_received_it(objection):
    assert objection.acts.get(verb="object").desk == objection.unit.name


def test_upheld_ends_when_the_decision_is_served(objection, city: City, refused):
    do(city, objection, "uphold_decision", "zhouhong", at=day("2026-06-12"))
    assert "还没有送达，不能办结" in refused(
        objection, "conclude_objection", "zhouhong", at=day("2026-06-13")
    )
    serve_all(objection, city.actor("zhouhong"), day("2026-06-13"))
    objection.refresh_from_db()
    assert (objection.due_on, objection.due_limit) == (date(2026, 8, 12), "rec.apply")
    do(city, objection, "conclude_objection", "zhouhong", at=day("2026-06-15"))
    assert (objection.state, objection.phase) == ("objection_upheld", "done")
    assert objection.records.get(key="la.objection_decision").unit.code == "370811"
    assert "提出异议" in refused(objection, "object", "citizen")


def test_ordered_to_correct_goes_back_to_the_centre_and_is_granted(objection, city: City):
    do(city, objection, "order_correction", "zhouhong", at=day("2026-06-12"))
    assert (objection.state, objection.unit.code) == ("ordered_to_correct", "370811-aid")
    # The order is the bureau's document, though the case lies at the centre again.
    assert objection.records.get(key="la.correction_order").unit.code == "370811"
    do(city, objection, "correct", "sunli", at=day("2026-06-15"))
    assert (objection.state, objection.due_on) == ("granted", date(2026, 6, 18))


def test_the_centre_does_not_review_its_own_decision(objection, refused):
    for verb in ("uphold_decision", "order_correction"):
        for who in ("sunli", "zhaojing", "liming"):
            assert "由县级" in refused(objection, verb, who)


def test_a_later_decision_may_be_objected_to_again(objection, city: City):
    do(city, objection, "order_correction", "zhouhong", at=day("2026-06-12"))
    do(city, objection, "correct", "sunli", at=day("2026-06-15"))
    do(city, objection, "terminate", "sunli", at=day("2026-06-16"))
    do(city, objection, "object", "citizen", at=day("2026-06-17"))
    assert objection.state == "objection_review"


def test_the_centre_cannot_close_it_while_the_citizen_may_object(refusal, refused):
    # Thirty days from 06-08: Wednesday 07-08.
    sentence = refused(refusal, "conclude", "zhaojing", at=day("2026-07-08"))
    assert sentence == "期限还没有届满，现在不能“无异议，办结”。"


def test_without_objection_it_ends_by_itself(refusal):
    assert sweep(at=day("2026-07-08")) == 0
    assert sweep(at=day("2026-07-09")) == 1
    refusal.refresh_from_db()
    assert (refusal.state, refusal.phase) == ("concluded", "done")
