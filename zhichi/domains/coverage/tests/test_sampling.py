"""A sample from its making to its end: what each verb does, refuses, and leaves on the ledger."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import City
from zhichi.domains.coverage.actions.sampling import SampleError, freeze_sample, void_sample
from zhichi.domains.coverage.actions.visiting import begin_sampled_visit, finish_sample, substitute
from zhichi.domains.coverage.actions.witnessing import codes_of, commit_nonce, invite_witness, reveal_nonce
from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.coverage.models import Sample, SampledPoint
from zhichi.domains.coverage.tests.factories import point, verified
from zhichi.domains.network.public import Point, finish_visit
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.ledger.public import entries_of
from zhichi.kernel import draw

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BODIES = ["纪检监察组", "公证处"]
NONCES = {body: bytes([n]) * 32 for n, body in enumerate(BODIES, 1)}


@pytest.fixture
def points(city: City) -> list[Point]:
    """Eight rooms of 许庄 and one of 鼓楼, run by the offices; one that the city runs itself."""
    made = [point("370811002001", city.units["370811-town"]) for _ in range(8)]
    made.append(point("370812001001", city.units["370812-town"]))
    point("370800000000", city.units["city"], "city")
    return made


def frozen(city: City, **changes: Any) -> Sample:
    given = {
        "title": "实地核验",
        "tiers": ["city", "county", "township", "village"],
        "witnesses": BODIES,
        "total": 4,
    }
    return freeze_sample(by=city.actor("gaofang"), at=NOW, **(given | changes))


def committed(city: City, sample: Sample) -> Sample:
    for witness in sample.witnesses.all():
        passed = invite_witness(by=city.actor("gaofang"), at=NOW, witness=witness)
        digest = sha256(NONCES[witness.body]).hexdigest()
        sample = commit_nonce(by=CITIZEN, at=NOW, witness=witness, passed=passed, digest=digest)
    return sample


def drawn(city: City, **changes: Any) -> Sample:
    sample = committed(city, frozen(city, **changes))
    for witness in sample.witnesses.all():
        sample = reveal_nonce(by=CITIZEN, at=NOW, witness=witness, nonce=NONCES[witness.body].hex())
    return sample


def visited(city: City, sampled: SampledPoint, outcome: str = "real", days: int = 1) -> None:
    at, by = NOW + timedelta(days=days), city.actor("gaofang")
    visit = begin_sampled_visit(by=by, at=at, sampled=sampled, method="on_site")
    finish_visit(by=by, at=at, visit=visit, outcome=outcome, note="见到了值班人员。")


def codes_on_ledger(sample: Sample) -> list[str]:
    return [entry.code.removeprefix("coverage.sample.") for entry in entries_of(sample.subject)]


def test_the_list_is_frozen_under_pseudonyms_and_its_commitment_holds(city: City, points: list[Point]):
    sample = frozen(city)
    assert sample.code == "S2026-001"
    assert [(row["size"], row["take"]) for row in sample.strata] == [(8, 4), (1, 1)]
    assert draw.commitment(sample.manifest) == sample.commitment
    ids = [each for stratum in sample.manifest["strata"] for each in stratum["ids"]]
    assert all(len(each) == 64 for each in ids)
    assert ids[:8] == sorted(ids[:8])
    assert set(codes_of(sample).values()) == {each.code for each in points}
    assert not any(each.code in str(sample.manifest) for each in points)
    assert codes_on_ledger(sample) == ["frozen"]


def test_what_the_city_runs_itself_is_not_on_the_list(city: City, points: list[Point]):
    assert frozen(city).size == 9


def test_points_are_left_out_only_with_a_published_reason(city: City, points: list[Point]):
    verified(points[0], NOW.date() - timedelta(3))
    verified(points[1], NOW.date() - timedelta(9))
    left_out = {points[2].code: "水灾停业"}
    sample = frozen(city, grounds=["verified_recently"], left_out=left_out)
    assert sample.size == 7
    assert sorted(row["reason"] for row in sample.manifest["excluded"]) == [
        "七天内刚由上级现场或视频核验过",
        "水灾停业",
    ]
    assert {row["reason"]: row["count"] for row in sample.excluded}["水灾停业"] == 1
    hidden = {codes_of(sample)[row["id"]] for row in sample.manifest["excluded"]}
    assert hidden == {points[0].code, points[2].code}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"witnesses": ["公证处"]}, "witnesses"),
        ({"witnesses": ["公证处", "公证处"]}, "witnesses"),
        ({"left_out": {"PLS-0": "没有这个"}}, "left_out"),
        ({"tiers": ["county"]}, "tiers"),
        ({"takes": {"370811/village": 9}}, "total"),
        ({"takes": {"370811/village": 1}}, "total"),
    ],
)
def test_a_list_that_cannot_be_is_refused(
    city: City, points: list[Point], changes: dict[str, Any], field: str
):
    with pytest.raises(SampleError) as refused:
        frozen(city, **changes)
    assert refused.value.field == field
    assert not Sample.objects.exists()


@pytest.mark.parametrize("who", ["panli", "zheng", "liming"])
def test_only_the_citys_desk_makes_samples(city: City, points: list[Point], who: str):
    with pytest.raises(PermissionDenied):
        freeze_sample(by=city.actor(who), at=NOW, title="甲", tiers=["village"], witnesses=BODIES)


def test_nobody_reveals_before_all_have_committed(city: City, points: list[Point]):
    sample = frozen(city)
    first, second = sample.witnesses.all()
    passed = invite_witness(by=city.actor("gaofang"), at=NOW, witness=first)
    commit_nonce(by=CITIZEN, at=NOW, witness=first, passed=passed, digest=sha256(b"\1" * 32).hexdigest())
    with pytest.raises(SampleError, match="所有见证人都公布承诺以后"):
        reveal_nonce(by=CITIZEN, at=NOW, witness=first, nonce="01" * 32)
    with pytest.raises(SampleError, match="口令不对"):
        commit_nonce(by=CITIZEN, at=NOW, witness=second, passed="", digest="ab" * 32)
    first.refresh_from_db()
    assert first.nonce == ""


def test_a_pass_works_for_its_witness_once_and_the_newest_only(city: City, points: list[Point]):
    first, second = frozen(city).witnesses.all()
    by = city.actor("gaofang")
    old = invite_witness(by=by, at=NOW, witness=first)
    new = invite_witness(by=by, at=NOW, witness=first)
    digest = sha256(b"\1" * 32).hexdigest()
    for witness, passed in ((first, old), (second, new)):
        with pytest.raises(SampleError, match="口令不对"):
            commit_nonce(by=CITIZEN, at=NOW, witness=witness, passed=passed, digest=digest)
    spoken = f"{new[:4]}-{new[4:8]} {new[8:].upper()}"
    commit_nonce(by=CITIZEN, at=NOW, witness=first, passed=spoken, digest=digest.upper())
    with pytest.raises(SampleError, match="不能再改"):
        commit_nonce(by=CITIZEN, at=NOW, witness=first, passed=new, digest="ab" * 32)
    with pytest.raises(SampleError, match="不能再发口令"):
        invite_witness(by=by, at=NOW, witness=first)
    other = invite_witness(by=by, at=NOW, witness=second)
    with pytest.raises(SampleError, match="和另一位见证人的一样"):
        commit_nonce(by=CITIZEN, at=NOW, witness=second, passed=other, digest=digest)


@pytest.mark.parametrize("nonce", ["", "01" * 31, "zz" * 32, "02" * 32])
def test_a_nonce_that_does_not_fit_is_refused(city: City, points: list[Point], nonce: str):
    sample = committed(city, frozen(city))
    first = sample.witnesses.first()
    with pytest.raises(SampleError) as refused:
        reveal_nonce(by=CITIZEN, at=NOW, witness=first, nonce=nonce)
    assert refused.value.field == "nonce"
    first.refresh_from_db()
    assert first.nonce == ""


def test_the_last_reveal_draws_and_the_bundle_verifies(city: City, points: list[Point]):
    sample = drawn(city)
    assert sample.state == SampleState.DRAWN
    assert draw.verify(sample.bundle)
    selected = [each for ids in sample.bundle["result"]["selected"].values() for each in ids]
    assert list(sample.points.order_by("pk").values_list("pseudonym", flat=True)) == selected
    assert {each.point.code for each in sample.points.all()} == {codes_of(sample)[each] for each in selected}
    steps = [
        "frozen",
        "witness_invited",
        "committed",
        "witness_invited",
        "committed",
        "revealed",
        "revealed",
        "drawn",
    ]
    assert codes_on_ledger(sample) == steps


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
