"""Limits of rectifications: none when installed, the city's own promise where it set one, never stated as law."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.ratings.actions import set_terms
from zhichi.foundation.ratings.models.waiting import waiting
from zhichi.foundation.ratings.tests.factories import bad, go
from zhichi.foundation.sockets.public import LIMIT_USERS
from zhichi.foundation.timelimits.public import (
    Limit,
    LimitKind,
    LimitUnit,
    Terms,
    open_clocks,
    publish_limit,
)

pytestmark = pytest.mark.django_db


def promise(city: City, n: int = 2) -> str:
    terms = Terms(
        title=f"差评 {n} 日内联系",
        n=n,
        unit=LimitUnit.CALENDAR_DAY,
        kind=LimitKind.TARGET,
        effective_from=timezone.localdate(),
        starts="收到差评",
        promised_by="济宁市司法局",
    )
    return publish_limit(terms=terms, by=city.actor("gaofang"), at=timezone.now()).key


def test_the_days_found_in_other_places_are_shipped_switched_off(city: City):
    shipped = Limit.objects.filter(key__startswith="rating.")
    assert sorted(shipped.values_list("key", "n", "kind", "confidence", "enabled")) == [
        ("rating.complex", 15, "target", "uncertain", False),
        ("rating.contact", 1, "target", "uncertain", False),
        ("rating.simple", 5, "target", "uncertain", False),
    ]
    with pytest.raises(RefusedError, match="不能启用"):
        set_terms(limits={"contact": "rating.contact"}, by=city.actor("gaofang"), at=timezone.now())


def test_without_a_limit_no_clock_runs(city: City):
    one = bad(city)
    assert (one.due_on, open_clocks(one.subject)) == (None, [])


def test_the_citys_promise_runs_and_stops_with_the_step(city: City):
    key = promise(city)
    set_terms(limits={"contact": key, "simple": key}, by=city.actor("gaofang"), at=timezone.now())
    one = bad(city)
    one.refresh_from_db()
    assert one.due_on is not None
    go(city, one, "verify", finding="valid", pace="simple")
    assert [clock.limit.key for clock in open_clocks(one.subject)] == [key]
    go(city, one, "contact")
    one.refresh_from_db()
    assert one.due_on is not None
    go(city, one, "rectify")
    one.refresh_from_db()
    assert (one.due_on, open_clocks(one.subject)) == (None, [])


def test_what_is_late_is_counted_on_the_first_screen(city: City):
    set_terms(limits={"contact": promise(city)}, by=city.actor("gaofang"), at=timezone.now())
    bad(city)
    [held] = waiting(city.actor("panli"), timezone.now() + timedelta(days=9))
    assert (held.group, held.title, held.count, held.late) == ("服务评价", "差评待核实", 1, 1)
    assert waiting(city.actor("liming"), timezone.now()) == []
    assert waiting(city.actor("gaofang"), timezone.now()) == []


def test_only_the_city_sets_limits_and_it_is_on_the_ledger(city: City):
    with pytest.raises(PermissionDenied):
        set_terms(limits={}, by=city.actor("panli"), at=timezone.now())
    set_terms(limits={}, by=city.actor("gaofang"), at=timezone.now())
    assert [entry.code for entry in entries_of("ratings:terms")] == ["ratings.terms.set"]


def test_a_limit_in_use_is_not_switched_off_unnoticed(city: City):
    key = promise(city)
    set_terms(limits={"contact": key}, by=city.actor("gaofang"), at=timezone.now())
    told = [words for users in LIMIT_USERS for words in users(key, timezone.localdate())]
    assert told == ["差评整改“核实和联系”"]


def test_the_page_of_terms(city: City):
    key = promise(city)
    desk = city.client("gaofang")
    assert "不设期限" in desk.get("/office/ratings/terms/").content.decode()
    assert desk.post("/office/ratings/terms/", {"contact": key}).status_code == 302
    assert desk.post("/office/ratings/terms/", {"contact": "la.decide"}).status_code == 422
    assert city.client("panli").post("/office/ratings/terms/", {"contact": ""}).status_code == 403
