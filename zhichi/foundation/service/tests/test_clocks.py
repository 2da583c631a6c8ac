"""What waits for service: limits that begin with it, and the end of the case."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import clock, day, do
from zhichi.foundation.service.public import Outcome, Signer, Way, correct, effective_service, unserved, waive
from zhichi.foundation.service.tests.factories import SIGNED, refused_case, report, to_serve, tried
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db


def test_a_decision_waits_to_be_served_and_nothing_runs(city: City):
    case = refused_case(city)
    service = to_serve(case)
    assert (service.state, service.title, service.unit.code) == (
        "planned",
        "不予法律援助决定书",
        "370811-aid",
    )
    assert open_clocks(case.subject) == []


def test_the_time_to_object_begins_on_the_day_it_was_served(city: City):
    case = refused_case(city)
    tried(city, to_serve(case), report())
    case.refresh_from_db()
    window = clock(case, "la.objection_window")
    assert (window.due_on, case.due_on, case.due_limit) == (
        date(2026, 7, 9),
        date(2026, 7, 9),
        "la.objection_window",
    )
    record = case.records.get(key="la.refusal_decision")
    applicant = case.parties.get(role="applicant")
    assert effective_service(record, applicant) is not None
    assert unserved(case) == []


def test_what_serves_nobody_begins_nothing(city: City):
    case = refused_case(city)
    tried(city, to_serve(case), report(signer=Signer.OTHER, signer_name="邻居"))
    assert open_clocks(case.subject) == []
    assert len(unserved(case)) == 1


def test_who_objects_before_it_was_served_needs_no_time_to_object(city: City):
    case = refused_case(city)
    do(city, case, "object", "citizen", at=day("2026-06-09"))
    service = to_serve(case)
    tried(city, service, report(), who="zhouhong")
    assert service.is_served
    assert [one.limit.key for one in open_clocks(case.subject)] == ["la.objection"]


def test_a_case_does_not_end_before_its_decision_is_served(city: City):
    case = refused_case(city)
    do(city, case, "object", "citizen", at=day("2026-06-09"))
    tried(city, to_serve(case), report(), who="zhouhong")
    do(city, case, "uphold_decision", "zhouhong", at=day("2026-06-11"))
    with pytest.raises(RefusedError, match="《异议审查决定书》还没有送达，不能办结"):
        do(city, case, "conclude_objection", "zhouhong", at=day("2026-06-12"))
    tried(city, to_serve(case), report(happened_at=day("2026-06-12")), who="zhouhong")
    do(city, case, "conclude_objection", "zhouhong", at=day("2026-06-12"))
    assert case.is_done


def test_a_correction_strikes_the_entry_and_begins_the_time_anew(city: City):
    case = refused_case(city)
    service = to_serve(case)
    wrong = tried(city, service, report())
    right = report(happened_at=day("2026-06-10"))
    args = {"attempt": wrong, "by": city.actor("sunli"), "at": day("2026-06-11")}
    with pytest.raises(RefusedError, match="请写明哪里登记错了"):
        correct(report=right, because="", **args)
    made = correct(report=right, because="日期写错了一天。", **args)
    wrong.refresh_from_db()
    service.refresh_from_db()
    assert (wrong.state, made.corrects, service.effective_on) == ("corrected", wrong, date(2026, 6, 10))
    assert wrong.happened_at == day("2026-06-09")
    assert clock(case, "la.objection_window").due_on == date(2026, 7, 10)
    assert correct(report=right, because="日期写错了一天。", **args) == made


def test_a_correction_may_say_that_nobody_was_served(city: City):
    case = refused_case(city)
    service = to_serve(case)
    wrong = tried(city, service, report())
    right = report(Way.DIRECT, SIGNED, outcome=Outcome.ABSENT, signer="")
    correct(
        attempt=wrong,
        report=right,
        because="那天其实没有人在。",
        by=city.actor("sunli"),
        at=day("2026-06-11"),
    )
    service.refresh_from_db()
    assert (service.state, service.effective_on, service.next_way) == ("failed", None, "mail")
    assert open_clocks(case.subject) == []


def test_only_a_head_says_that_it_need_not_be_served(city: City):
    case = refused_case(city)
    service = to_serve(case)
    with pytest.raises(RefusedError, match="由中心主任"):
        waive(service=service, because="决定已经撤回。", by=city.actor("zhaojing"), at=day("2026-06-09"))
    with pytest.raises(RefusedError, match="请写明"):
        waive(service=service, because="", by=city.actor("sunli"), at=day("2026-06-09"))
    waive(service=service, because="决定已经撤回。", by=city.actor("sunli"), at=day("2026-06-09"))
    assert unserved(case) == []
