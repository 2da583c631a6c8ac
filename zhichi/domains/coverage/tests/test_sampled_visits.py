"""A drawn sample to its end: who sees it, who visits, who steps in, what is published."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import City
from zhichi.domains.coverage.actions.sampling import SampleError, void_sample
from zhichi.domains.coverage.actions.visiting import begin_sampled_visit, finish_sample, substitute
from zhichi.domains.coverage.actions.witnessing import reveal_nonce
from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.coverage.models import SampledPoint
from zhichi.domains.coverage.tests.factories import point, verified
from zhichi.domains.coverage.tests.sampling import (
    NOW,
    codes_on_ledger,
    committed,
    drawn,
    eight_points,
    frozen,
    visited,
)
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.kernel import draw

pytestmark = pytest.mark.django_db


@pytest.fixture
def points(city: City) -> list[Point]:
    return eight_points(city)


def test_a_drawn_point_is_known_above_its_unit_and_nowhere_else(city: City, points: list[Point]):
    sample = drawn(city)

    def seen(who: str) -> set[str]:
        known = SampledPoint.objects.visible_to(city.actor(who)).filter(sample=sample)
        return {each.stratum[:6] for each in known}

    assert seen("gaofang") == {"370811", "370812"}
    assert seen("panli") == {"370811"}
    assert seen("liming") == set()
    assert seen("qianwei") == set()
    assert SampledPoint.objects.visible_to(CITIZEN).count() == 0


def test_a_unit_does_not_verify_its_own_point(city: City):
    own = point("370811000000", city.units["370811"], "county")
    sample = drawn(city)
    sampled = sample.points.get(point=own)
    with pytest.raises(PermissionDenied):
        begin_sampled_visit(by=city.actor("panli"), at=NOW, sampled=sampled, method="on_site")
    visited(city, sampled)


def test_substitutes_step_in_by_the_drawn_order_with_a_reason(city: City, points: list[Point]):
    sample = drawn(city)
    key = "370811/village"
    order = draw.orders(sample.manifest, bytes.fromhex(sample.bundle["result"]["seed"]))[key]
    first, second = sample.points.filter(stratum=key).order_by("order")[:2]
    by = city.actor("gaofang")
    with pytest.raises(SampleError, match="为什么去不了"):
        substitute(by=by, at=NOW, sampled=first, reason=" ")
    with pytest.raises(PermissionDenied):
        substitute(by=city.actor("panli"), at=NOW, sampled=first, reason="道路中断")
    one = substitute(by=by, at=NOW, sampled=first, reason="道路中断")
    two = substitute(by=by, at=NOW, sampled=one, reason="道路中断")
    assert [one.pseudonym, two.pseudonym] == order[4:6]
    with pytest.raises(SampleError, match="由替补代替"):
        substitute(by=by, at=NOW, sampled=first, reason="道路中断")
    visited(city, second, "shut")
    with pytest.raises(SampleError, match="已经核验过"):
        substitute(by=by, at=NOW, sampled=second, reason="道路中断")
    alone = sample.points.get(stratum="370812/village")
    with pytest.raises(SampleError, match="替补已经用完"):
        substitute(by=by, at=NOW, sampled=alone, reason="道路中断")


def test_the_end_publishes_the_rule_and_both_bounds(city: City, points: list[Point]):
    sample = drawn(city)
    first, second, third, fourth = sample.points.filter(stratum="370811/village").order_by("order")
    visited(city, first)
    visited(city, second, "shut")
    other = substitute(by=city.actor("gaofang"), at=NOW, sampled=third, reason="道路中断")
    visited(city, other)
    verified(fourth.point, NOW.date())  # on an errand of another kind
    with pytest.raises(PermissionDenied):
        finish_sample(by=city.actor("panli"), at=NOW + timedelta(5), sample=sample)
    sample = finish_sample(by=city.actor("gaofang"), at=NOW + timedelta(5), sample=sample)
    counts = {"size": 8, "taken": 4, "real": 2, "strict": 1, "lenient": 3, "unvisited": 1, "substituted": 1}
    assert sample.estimate["strata"][0] == {"key": "370811/village"} | counts
    assert sample.estimate["strata"][1]["unvisited"] == 1
    assert sample.estimate["share"] == round(1000 * 8 / 9 * 2 / 4)
    assert sample.estimate["strict"]["share"] < sample.estimate["share"] < sample.estimate["lenient"]["share"]
    # Two villages, two townships, two counties and the city ought to be served; the rooms claim both villages.
    coverage = sample.estimate["coverage"]
    assert (coverage["claimed"], coverage["eligible"]) == (2, 2)
    assert coverage["share"] == sample.estimate["share"]
    assert SampledPoint.objects.get(pk=first.pk).verification.sample == sample.code
    assert codes_on_ledger(sample)[-2:] == ["substituted", "finished"]
    with pytest.raises(PermissionDenied):
        finish_sample(by=city.actor("gaofang"), at=NOW, sample=sample)


def test_a_visit_after_the_end_changes_nothing(city: City, points: list[Point]):
    sample = drawn(city)
    late = sample.points.first()
    sample = finish_sample(by=city.actor("gaofang"), at=NOW, sample=sample)
    with pytest.raises(SampleError, match="核验完成"):
        begin_sampled_visit(by=city.actor("gaofang"), at=NOW, sampled=late, method="on_site")


def test_a_witness_who_never_reveals_voids_the_draw_visibly(city: City, points: list[Point]):
    sample = committed(city, frozen(city))
    with pytest.raises(SampleError, match="写明原因"):
        void_sample(by=city.actor("gaofang"), at=NOW, sample=sample, reason="")
    sample = void_sample(by=city.actor("gaofang"), at=NOW, sample=sample, reason="公证处没有揭示随机数")
    assert sample.state == SampleState.VOID
    with pytest.raises(SampleError):
        reveal_nonce(by=CITIZEN, at=NOW, witness=sample.witnesses.first(), nonce="01" * 32)
    with pytest.raises(PermissionDenied):
        void_sample(by=city.actor("gaofang"), at=NOW, sample=sample, reason="再作废一次")


def test_there_is_no_second_draw_without_a_reason_and_both_stay(city: City, points: list[Point]):
    old = frozen(city)
    with pytest.raises(SampleError, match="S2026-001 没有完成"):
        frozen(city)
    with pytest.raises(SampleError, match="写明原因"):
        frozen(city, supersedes=old, reason="")
    new = frozen(city, supersedes=old, reason="名单漏了开发区")
    assert new.manifest["supersedes"] == {
        "draw": "S2026-001",
        "commitment": old.commitment,
        "reason": "名单漏了开发区",
    }
    old.refresh_from_db()
    assert old.state == SampleState.VOID
    assert "S2026-002" in old.reason
    assert old.manifest["draw"] == "S2026-001"
    assert codes_on_ledger(old)[-1] == "voided"
