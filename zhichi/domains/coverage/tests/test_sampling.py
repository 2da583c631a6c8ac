"""A sample from its making to its draw: what each verb does, refuses, and leaves on the ledger."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import City
from zhichi.domains.coverage.actions.sampling import SampleError, freeze_sample
from zhichi.domains.coverage.actions.witnessing import codes_of, commit_nonce, invite_witness, reveal_nonce
from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.coverage.models import Sample
from zhichi.domains.coverage.tests.factories import verified
from zhichi.domains.coverage.tests.sampling import (
    BODIES,
    NOW,
    codes_on_ledger,
    committed,
    drawn,
    eight_points,
    frozen,
)
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.kernel import draw

pytestmark = pytest.mark.django_db


@pytest.fixture
def points(city: City) -> list[Point]:
    return eight_points(city)


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
