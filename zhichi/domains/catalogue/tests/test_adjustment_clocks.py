"""Each step of an adjustment has a clock of its own where its limit is in use; the first counts from the cause's day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.adjusting import counted_from, open_adjustment
from zhichi.domains.catalogue.models import Power, PowerAdjustment
from zhichi.domains.catalogue.tests.law_factories import (
    WAY,
    adjusting,
    legal_affairs,
    proposed,
    repealed,
    reviewer,
    walk,
)
from zhichi.foundation.cases.public import RefusedError, perform
from zhichi.foundation.timelimits.public import Clock, Limit, open_clocks, unused_keys

pytestmark = pytest.mark.django_db
BASIS = [{"law": "lawyers-law", "article": "18"}]
STEPS = {
    "submit": "power.legality",
    "pass_legality": "power.manager",
    "record_manager_opinion": "power.approve",
    "record_approval": "power.announce",
    "publish": "power.synchronise",
}


def running(held: PowerAdjustment) -> list[str]:
    return [clock.limit.key for clock in open_clocks(held.case.subject)]


def enable_steps() -> None:
    Limit.objects.filter(key__startswith="power.").update(confidence="known", enabled=True)


def test_the_limits_of_the_later_steps_ship_unused(law: None):
    assert {*STEPS.values(), "power.revise"} <= set(unused_keys())
    unsure = Limit.objects.filter(key__in=STEPS.values())
    assert set(unsure.values_list("confidence", "enabled", "kind")) == {("uncertain", False, "target")}


def test_unused_they_start_nothing_and_keep_nobody(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=BASIS)
    walk(held, by, until="sync", judge=reviewer(city))
    started = Clock.objects.filter(subject=held.case.subject).values_list("limit__key", flat=True)
    assert list(started) == ["power.adjust"]


@pytest.mark.parametrize(("verb", "limit"), STEPS.items())
def test_in_use_each_step_starts_its_own_and_stops_the_one_before(city: City, verb: str, limit: str):
    enable_steps()
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=BASIS)
    walk(held, by, until=verb, judge=reviewer(city))
    assert running(held) == [limit]
    held.case.refresh_from_db()
    assert held.case.due_limit == limit


def test_what_was_sent_back_has_a_clock_until_it_is_proposed_again(city: City):
    enable_steps()
    by, other = legal_affairs(city), reviewer(city)
    held = proposed(adjusting(by), by, basis=BASIS)
    walk(held, by, until="review", judge=other)
    at = timezone.now()
    perform(case_id=held.case_id, verb="send_back", by=other, at=at, answers={"reason": "写清层级"})
    assert running(held) == ["power.revise"]
    perform(case_id=held.case_id, verb="propose", by=by, at=at, answers=WAY["propose"])
    assert running(held) == []


def test_the_first_counts_from_the_day_of_the_change(city: City):
    day = timezone.localdate() - timedelta(40)
    change = repealed(legal_affairs(city), day=day)
    held = change.adjustments.get()
    (clock,) = open_clocks(held.case.subject)
    assert timezone.localdate(clock.started_at) == day
    assert clock.due_on is not None
    assert clock.due_on < timezone.localdate()
    assert held.case.due_on == clock.due_on
    assert held.case.answers["since"] == day.isoformat()


def test_a_change_to_come_counts_from_the_day_it_was_recorded(city: City):
    change = repealed(legal_affairs(city), day=timezone.localdate() + timedelta(40))
    (clock,) = open_clocks(change.adjustments.get().case.subject)
    assert timezone.localdate(clock.started_at) == timezone.localdate()


def test_a_day_before_every_calendar_counts_from_the_first_that_is_recorded(law: None):
    begun = counted_from(date(2004, 7, 1), timezone.now())
    assert begun is not None
    assert timezone.localdate(begun) == date(2024, 1, 1)


def test_another_cause_has_its_day_too(city: City):
    legal_affairs(city)
    day = timezone.localdate() - timedelta(3)
    asked = {"trigger": "delegation", "reason": "省里下放。", "since": day.isoformat()}
    city.client("songfa").post("/office/powers/EX-01-001/adjust/", asked)
    (clock,) = open_clocks(PowerAdjustment.objects.get().case.subject)
    assert timezone.localdate(clock.started_at) == day


def test_without_a_day_it_counts_from_now(city: City):
    power = Power.objects.get(code="EX-01-001")
    by, at = legal_affairs(city), timezone.now()
    held = open_adjustment(power=power, trigger="reform", reason="机构改革。", by=by, at=at)
    (clock,) = open_clocks(held.case.subject)
    assert clock.started_at == at


def test_nothing_is_approved_tomorrow(city: City):
    by = legal_affairs(city)
    held = proposed(adjusting(by), by, basis=BASIS)
    with pytest.raises(RefusedError, match="批准日期2130年1月1日还没有到"):
        walk(held, by, until="record_approval", judge=reviewer(city), approved_on="2130-01-01")


def test_an_adjustment_whose_cause_stands_is_not_ended_as_taken_back(city: City):
    by = legal_affairs(city)
    held = repealed(by).adjustments.get()
    with pytest.raises(RefusedError, match="没有撤回，不能这样终止"):
        perform(
            case_id=held.case_id, verb="end_withdrawn", by=by, at=timezone.now(), answers={"reason": "算了"}
        )
