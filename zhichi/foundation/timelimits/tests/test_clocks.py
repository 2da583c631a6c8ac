"""Clocks: what the verbs allow, refuse and cost."""

import pytest
from django.db import IntegrityError, transaction

from zhichi.foundation.timelimits.enums import ClockState, LimitKind
from zhichi.foundation.timelimits.models import CalendarNotice, Clock, Suspension
from zhichi.foundation.timelimits.models.notice import calendar_on, current_calendar
from zhichi.foundation.timelimits.public import (
    NoLimitError,
    TimeLimitError,
    extend,
    is_past,
    light,
    limit_keys,
    open_clocks,
    past_subjects,
    resume,
    start,
    start_all,
    stop,
    suspend,
)
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db
CASE = "case:LA-370811-2026-000123"


def begin(day="2026-03-02", **values):
    given = {"n": 7, "unit": "calendar_day", "suspends": ["supplement", "hearing"], **values}
    return start(subject=CASE, limit=make_limit(**given), at=at(day), by="officer:1@unit:1")


def test_starting_costs_two_statements_by_key_and_by_limit(django_assert_num_queries):
    limit = make_limit()
    current_calendar()
    with django_assert_num_queries(2):
        clock = start(subject="case:1", limit="test.limit", at=at("2026-02-13"))
    with django_assert_num_queries(2):
        start(subject="case:2", limit=limit, at=at("2026-02-13"))
    assert str(clock.due_on) == "2026-03-05"
    assert clock.calendar_version == "2026/1"


def test_many_start_as_one_by_one_in_two_statements(django_assert_num_queries):
    days, hours = make_limit(), make_limit(key="test.hours", n=48, unit="hour")
    moment = at("2026-02-13")
    alone = [start(subject="case:1", limit=limit, at=moment, by="citizen") for limit in (hours, days)]
    with django_assert_num_queries(2):
        both = start_all(subject="case:2", limits=["test.hours", "test.limit"], at=moment, by="citizen")
    own = {"id", "subject"}
    for clock, twin in zip(both, alone, strict=True):
        clock.refresh_from_db()
        told = {f.attname: getattr(clock, f.attname) for f in Clock._meta.concrete_fields}
        assert {name for name in told if told[name] != getattr(twin, name)} == own


def test_when_one_of_many_cannot_start_none_does():
    make_limit()
    with pytest.raises(NoLimitError, match=r"no\.limit"):
        start_all(subject=CASE, limits=["test.limit", "no.limit"], at=at("2026-03-02"))
    assert not Clock.objects.exists()


def test_no_limits_start_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert start_all(subject=CASE, limits=[], at=at("2026-03-02")) == []


def test_the_newest_version_in_force_governs():
    make_limit(effective_to=at("2026-03-01").date())
    newer = make_limit(version=2, effective_from=at("2026-03-02").date())
    assert start_all(subject=CASE, limits=["test.limit"], at=at("2026-03-02"))[0].limit == newer


def test_a_disabled_or_unknown_limit_starts_no_clock():
    with pytest.raises(NoLimitError, match="还没有核实"):
        start(subject=CASE, limit="cc.survey", at=at("2026-03-02"))
    with pytest.raises(NoLimitError, match="没有施行中的期限"):
        start(subject=CASE, limit="no.such", at=at("2026-03-02"))
    assert "cc.survey" not in limit_keys()
    assert "la.decide" in limit_keys()


def test_a_limit_is_not_in_force_before_its_law():
    with pytest.raises(NoLimitError, match="2021-12-31"):
        start(subject=CASE, limit="la.decide", at=at("2021-12-31"))


def test_one_subject_has_one_live_clock_of_a_limit():
    begin()
    with pytest.raises(IntegrityError), transaction.atomic():
        start(subject=CASE, limit="test.limit", at=at("2026-03-03"))
    stop(subject=CASE, at=at("2026-03-03"))
    assert start(subject=CASE, limit="test.limit", at=at("2026-03-04")).state == ClockState.RUNNING


def test_a_notice_may_shorten_a_statutory_period_and_never_lengthen_it():
    limit = make_limit(n=10)
    assert start(subject="case:1", limit=limit, at=at("2026-03-02"), n=5).n == 5
    with pytest.raises(TimeLimitError, match="法定期限是10个工作日"):
        start(subject="case:2", limit=limit, at=at("2026-03-02"), n=11)
    promised = make_limit("test.target", kind=LimitKind.TARGET)
    assert start(subject="case:3", limit=promised, at=at("2026-03-02"), n=15).n == 15
    with pytest.raises(TimeLimitError, match="天数不对"):
        start(subject="case:4", limit=promised, at=at("2026-03-02"), n=0)


def test_a_clock_is_moved_by_verbs_only():
    clock = begin()
    for edit in (
        clock.save,
        clock.delete,
        Clock.objects.all().delete,
        lambda: Clock.objects.update(due_on="2027-01-01"),
    ):
        with pytest.raises(TypeError, match="不能直接改"):
            edit()


def test_suspending_takes_the_date_away_and_resuming_gives_the_rest_back():
    begin()
    (held,) = suspend(subject=CASE, kind="supplement", at=at("2026-03-04"))
    assert (held.state, held.due_on, light(held, at("2026-12-01"))) == (ClockState.SUSPENDED, None, "grey")
    (running,) = resume(subject=CASE, kind="supplement", at=at("2026-03-06"))
    assert (running.state, str(running.due_on)) == (ClockState.RUNNING, "2026-03-12")
    assert str(Clock.objects.get().due_on) == "2026-03-12"


def test_only_the_reasons_a_limit_names_suspend_it():
    begin()
    assert suspend(subject=CASE, kind="expert", at=at("2026-03-04")) == []
    with pytest.raises(TimeLimitError, match="中止事由"):
        suspend(subject=CASE, kind="holiday", at=at("2026-03-04"))


def test_a_clock_that_two_reasons_hold_runs_when_both_have_ended():
    begin()
    suspend(subject=CASE, kind="supplement", at=at("2026-03-04"))
    assert len(suspend(subject=CASE, kind="hearing", at=at("2026-03-05"))) == 1
    assert suspend(subject=CASE, kind="hearing", at=at("2026-03-05")) == []
    assert resume(subject=CASE, kind="supplement", at=at("2026-03-06")) == []
    (clock,) = resume(subject=CASE, kind="hearing", at=at("2026-03-09"))
    assert str(clock.due_on) == "2026-03-16"


def test_what_is_late_cannot_be_suspended_into_time():
    begin()
    assert suspend(subject=CASE, kind="supplement", at=at("2026-03-10")) == []
    assert light(Clock.objects.get(), at("2026-03-10")) == "red"


def test_events_go_forward_in_time():
    begin()
    with pytest.raises(TimeLimitError, match="时间早于"):
        suspend(subject=CASE, kind="supplement", at=at("2026-03-01"))
    suspend(subject=CASE, kind="supplement", at=at("2026-03-04"))
    with pytest.raises(TimeLimitError, match="时间早于"):
        resume(subject=CASE, kind="supplement", at=at("2026-03-03"))
    assert Suspension.objects.get().to_at is None


RULE = {"n": 30, "unit": "calendar_day", "approver": "head"}


def test_an_approved_extension_moves_the_date():
    clock = begin("2026-08-03", n=60, extension=RULE)
    extend(clock=clock, n=30, at=at("2026-10-08"), approver="officer:2@unit:1", reason="案情复杂")
    assert str(Clock.objects.get().due_on) == "2026-11-02"


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("没有批准人", {"approver": " "}),
        ("理由", {"reason": ""}),
        ("最多延长 30", {"n": 31}),
        ("最多延长 30", {"n": 0}),
        ("期限已过", {"at": at("2026-10-09")}),
    ],
)
def test_without_approval_reason_time_or_room_there_is_no_extension(said, changes):
    clock = begin("2026-08-03", n=60, extension=RULE)
    given = {"n": 30, "at": at("2026-09-01"), "approver": "officer:2", "reason": "案情复杂", **changes}
    with pytest.raises(TimeLimitError, match=said):
        extend(clock=clock, **given)
    assert str(Clock.objects.get().due_on) == "2026-10-08"


def test_a_second_extension_needs_a_limit_that_repeats():
    given = {"at": at("2026-09-01"), "approver": "officer:2", "reason": "案情复杂"}
    clock = begin("2026-08-03", n=60, extension=RULE)
    extend(clock=clock, n=10, **given)
    with pytest.raises(TimeLimitError, match="只能延长一次"):
        extend(clock=clock, n=10, **given)
    device = start(subject="correction:1", limit="cc.device", at=at("2026-08-03"))
    extend(clock=device, n=3, **given)
    assert str(extend(clock=device, n=3, **given).due_on) == "2027-05-03"


def test_a_limit_without_a_rule_for_it_is_never_extended():
    with pytest.raises(TimeLimitError, match="依法不能延长"):
        extend(clock=begin(), n=1, at=at("2026-03-03"), approver="officer:2", reason="忙")


def test_stopping_keeps_whether_it_was_in_time_and_closes_a_suspension():
    begin()
    suspend(subject=CASE, kind="supplement", at=at("2026-03-04"))
    (clock,) = stop(subject=CASE, at=at("2026-03-06"))
    assert (clock.state, clock.met, str(clock.due_on)) == (ClockState.STOPPED, True, "2026-03-12")
    assert light(clock, at("2027-01-01")) == "grey"
    assert stop(subject=CASE, at=at("2026-03-07")) == []


def test_stopping_one_limit_leaves_the_others():
    begin()
    start(subject=CASE, limit="la.decide", at=at("2026-03-02"))
    assert [clock.limit.key for clock in stop(subject=CASE, limit="la.decide", at=at("2026-03-20"))] == [
        "la.decide"
    ]
    assert Clock.objects.get(limit__key="la.decide").met is False
    assert [clock.limit.key for clock in open_clocks(CASE)] == ["test.limit"]


def test_what_is_past_is_found_after_its_last_day_and_after_its_hour():
    begin()
    start(subject="case:hours", limit="la.forward_detainee", at=at("2026-03-08T17:00"))
    assert past_subjects(at=at("2026-03-09T17:00")) == []
    assert past_subjects(at=at("2026-03-09T17:01"), prefix="case:") == ["case:hours"]
    assert past_subjects(at=at("2026-03-10T00:00")) == [CASE, "case:hours"]
    assert is_past(subject=CASE, limit="test.limit", at=at("2026-03-10T00:00"))
    assert not is_past(subject=CASE, limit="la.decide", at=at("2026-03-10T00:00"))


def test_the_calendar_of_a_moment_leaves_out_what_was_recorded_later():
    assert 2026 in calendar_on(at("2026-01-01")).years
    assert 2026 not in calendar_on(at("2025-11-01")).years
    assert CalendarNotice.objects.count() == 4
