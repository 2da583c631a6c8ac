"""What officers of the demo city did about its points: plans, proposals, samples, assessments, by the real verbs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from zhichi.config.demo.drafts import plain, room
from zhichi.config.demo.network import Actors, Fate, Net, desk
from zhichi.domains.coverage.public import (
    Sample,
    SampledPoint,
    begin_sampled_visit,
    commit_nonce,
    finish_sample,
    freeze_sample,
    invite_witness,
    layers_on,
    reveal_nonce,
    set_plan,
)
from zhichi.domains.network.public import (
    Point,
    PointItem,
    Proposal,
    ProposalState,
    Status,
    VerifyMethod,
    VerifyOutcome,
    Window,
    doubts_of,
    finish_visit,
    propose,
    propose_part,
    review,
    withdraw,
)
from zhichi.domains.standards.public import AssessmentState as S
from zhichi.domains.standards.public import Cast, walk
from zhichi.foundation.accounts.public import CITIZEN, Actor
from zhichi.foundation.regions.public import Tier, Unit
from zhichi.kernel.draw import nonce_commitment

MONTHS = 12
WITNESS_SEED = 20260501
# Items of the rooms' checklist that a poor room does not meet: signs, log, visits, facilities.
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "f2")
# (until which state, items not met, how many days ago it began)
WALKS: tuple[tuple[S, tuple[str, ...], int], ...] = (
    (S.CERTIFIED, (), 150),
    (S.CERTIFIED, ("f3",), 120),
    (S.PASSED, ("s4", "r6"), 90),
    (S.COUNTY_REVIEWED, ("s2",), 30),
    (S.SELF_ASSESSED, ("e7",), 12),
    (S.DRAFT, (), 3),
    (S.REVOKED, ("s4",), 140),
)
POOR_WALKS: tuple[tuple[S, tuple[str, ...], int], ...] = (
    (S.RECTIFY, POOR, 60),
    (S.RECTIFY, POOR, 25),
    (S.RECTIFY_SUBMITTED, POOR, 48),
    (S.SELF_ASSESSED, POOR, 9),
)


def nonce(sample: int, witness: int) -> bytes:
    """The secret number of a witness of the demo city, so that a visitor can play the witness."""
    return Random(WITNESS_SEED + 10 * sample + witness).randbytes(32)  # noqa: S311  # nobody trusts this draw


def plans(net: Net, actors: Actors, *, until: datetime) -> None:
    """Full coverage by the end of the year, in even steps from where each county stood when it began."""
    year = net.today.year
    begin = max(until.replace(month=1, day=15), until - timedelta(360)) if until.month > 1 else until
    by = _city(net, actors, "pls_admin")
    layers = layers_on(begin.date(), alive=()).counts()
    for unit in Unit.objects.filter(pk__in={pk for pk, _ in layers}).order_by("code"):
        for tier in (Tier.TOWNSHIP, Tier.VILLAGE):
            counts = layers.get((unit.pk, tier.value))
            if counts is None or (tier == Tier.TOWNSHIP and not counts.gaps):
                continue
            # Half of the counties aim at all of it, the others at most of it.
            goal = counts.claimed + round(counts.gaps * (1.0 if unit.pk % 2 else 0.85))
            months = [counts.claimed + (goal - counts.claimed) * n // MONTHS for n in range(1, MONTHS + 1)]
            set_plan(by=by, at=begin, county=unit, tier=tier.value, year=year, months=months)


def proposals(net: Net, actors: Actors, *, until: datetime) -> Iterator[Proposal]:
    """Some in every state: new rooms in villages that have none, changes of rooms that are there."""
    rooms = {fate.spot.region.code for fate in net.of(Tier.VILLAGE)}
    empty = [
        spot
        for code, spot in sorted(net.spots.items())
        if code[9:] != "000" and code not in rooms and code[:9] + "000" not in net.served
    ]
    weak = [spot for spot in empty if spot.region.code[:6] == net.numbers["weak"]]
    there = [
        fate
        for fate in net.of(Tier.VILLAGE, net.numbers["strong"])
        if fate.registered.status == Status.OPERATING
    ]
    for n, told in enumerate(net.numbers["proposals"]):
        at = until - timedelta(days=24 - 3 * n, hours=2)
        if told["until"] == ProposalState.APPROVED or n % 3 == 1:
            card = _card_of(there[5 + n].registered)
            changed = {"directions": f"新址：{there[5 + n].draft.directions}", "area_m2": 48}
            yield _proposed(net, actors, told, card | changed, at, there[5 + n].registered)
        else:
            spot = weak[n] if n % 2 else empty[n * 37 % len(empty)]
            unit = net.units[f"{spot.region.code[:9]}-town"]
            draft = room(net.numbers, net.chance, unit, spot, net.today, Status.BUILDING)
            card = {name: getattr(draft, name) for name in CARD} | {
                "kind": "room", "parent": "", "unit": unit.code, "region": spot.region.code, "serves": [],
                "items": list(draft.items), "zones": list(draft.zones), "facilities": list(draft.facilities),
                "name": f"{plain(spot.region.name)}公共法律服务工作室",
            }  # fmt: skip
            yield _proposed(net, actors, told, card, at, None)
    yield _window(net, actors, there[3].registered, until - timedelta(days=3, hours=4))


def _window(net: Net, actors: Actors, point: Point, at: datetime) -> Proposal:
    """A counter that an office would open, waiting for the county."""
    opened = Window(point=point, code="2", name="法律援助联系窗口", items=["legal_aid"])
    by = holder(actors, net.units[point.unit.code], "justice_assistant")
    return propose_part(by=by, at=at, part=opened, reason="申请法律援助的人多，单开一个窗口。")


CARD = ("tier", "host", "mode", "address", "lon", "lat", "datum", "phone", "hours", "status", "area_m2",
        "street_facing", "directions")  # fmt: skip


def _card_of(point: Point) -> dict[str, Any]:
    items = list(PointItem.objects.filter(point=point).order_by("pk").values_list("item", flat=True))
    return {name: getattr(point, name) for name in (*CARD, "name", "kind", "zones", "facilities")} | {
        "parent": "", "unit": point.unit.code, "region": point.region_id, "items": items, "serves": [],
    }  # fmt: skip


def _proposed(
    net: Net, actors: Actors, told: dict[str, Any], card: dict[str, Any], at: datetime, point: Point | None
) -> Proposal:
    unit = net.units[card["unit"]]
    by, reviewer = holder(actors, unit, "justice_assistant"), holder(actors, unit, "pls_admin")
    made = propose(by=by, at=at, card=card, reason=told["reason"], point=point)
    later = at + timedelta(days=1, hours=3)
    if told["until"] == ProposalState.WITHDRAWN:
        return withdraw(by=by, at=later, proposal=made)
    if told["until"] == ProposalState.SUBMITTED:
        return made
    return review(
        by=reviewer,
        at=later,
        proposal=made,
        decision=told["until"],
        opinion=told["opinion"],
        revision=made.revision,
        checked=[doubt.text for doubt in doubts_of(made, later)],
    )


def samples(net: Net, actors: Actors, *, until: datetime) -> None:
    """One sample visited and finished, and one of whose two witnesses the first has revealed his number."""
    by, named = _city(net, actors, "pls_admin"), net.numbers["witnesses"]
    first = _committed(net.numbers["sample"], named, 0, by, until - timedelta(50))
    at = until - timedelta(49)
    for witness in first.witnesses.order_by("order"):
        first = reveal_nonce(by=CITIZEN, at=at, witness=witness, nonce=nonce(0, witness.order).hex())
    _visit_all(net, first, by, at + timedelta(days=1))
    finish_sample(by=by, at=until - timedelta(30), sample=first)
    second = _committed(net.numbers["next_sample"], named, 1, by, until - timedelta(2))
    witness = second.witnesses.order_by("order")[0]
    reveal_nonce(by=CITIZEN, at=until - timedelta(1), witness=witness, nonce=nonce(1, witness.order).hex())


def _committed(told: dict[str, Any], named: list[str], number: int, by: Actor, at: datetime) -> Sample:
    sample = freeze_sample(
        by=by, at=at, title=told["title"], tiers=told["tiers"], witnesses=named, total=told["take"]
    )
    for witness in sample.witnesses.order_by("order"):
        passed = invite_witness(by=by, at=at + timedelta(minutes=5), witness=witness)
        digest = nonce_commitment(sample.manifest["hash"], nonce(number, witness.order))
        later = at + timedelta(hours=3 + witness.order)
        sample = commit_nonce(by=CITIZEN, at=later, witness=witness, passed=passed, digest=digest)
    return sample


def _visit_all(net: Net, sample: Sample, by: Actor, at: datetime) -> None:
    """What the visitors find is how the points live: behind a hollow one the door is locked."""
    fates = {fate.registered.pk: fate for fate in net.fates}
    drawn = SampledPoint.objects.filter(sample=sample).select_related("point").order_by("pk")
    for n, sampled in enumerate(drawn):
        begun = at + timedelta(days=n // 5, hours=n % 5)
        fate = fates[sampled.point_id]
        visit = begin_sampled_visit(by=by, at=begun, sampled=sampled, method=VerifyMethod.ON_SITE)
        living = fate.life not in ("hollow", "dressed", "copied", "none")
        outcome = VerifyOutcome.REAL if living else VerifyOutcome.SHUT
        note = (
            "门开着，见到了值班人员和服务登记。" if living else "开放时间到场，门锁着，邻居说很久没有人来。"
        )
        finish_visit(
            by=by,
            at=begun + timedelta(minutes=40),
            visit=visit,
            outcome=outcome,
            note=note,
            position=None
            if fate.draft.lon is None or fate.draft.lat is None
            else (fate.draft.lon, fate.draft.lat),
        )


def assessments(net: Net, actors: Actors, *, until: datetime) -> None:
    """Walks to each state: rooms of the strong and the weak county, and a few stations between."""
    strong = _chosen(net, Tier.VILLAGE, net.numbers["strong"], "alive")
    weak = _chosen(net, Tier.VILLAGE, net.numbers["weak"], "weak")
    for fate, how in zip(strong, WALKS, strict=False):
        _walk(net, actors, fate, *how, until=until)
    for fate, how in zip(weak, POOR_WALKS, strict=False):
        _walk(net, actors, fate, *how, until=until)
    stations = _chosen(net, Tier.TOWNSHIP, "370883", "alive")
    for fate, how in zip(stations, WALKS[:5], strict=False):
        _walk(net, actors, fate, how[0], (), how[2] + 5, until=until)


def _chosen(net: Net, tier: str, county: str, life: str) -> list[Fate]:
    """Points of whose office nobody else is needed, whose adviser is under contract: by code."""
    found = [f for f in net.of(tier, county) if f.life == life and f.registered.status == Status.OPERATING]
    return sorted(found, key=lambda fate: fate.registered.code)


def _walk(
    net: Net, actors: Actors, fate: Fate, until_state: S, unmet: tuple[str, ...], ago: int, *, until: datetime
) -> None:
    unit = fate.registered.unit
    cast = Cast(
        keeper=holder(actors, unit, "justice_assistant"),
        county=holder(actors, unit, "pls_admin"),
        city=_city(net, actors, "pls_admin"),
        head=_city(net, actors, "bureau_director"),
    )
    point = Point.objects.select_related("unit").get(pk=fate.registered.pk)
    walk(point=point, cast=cast, at=until - timedelta(ago), until=until_state, unmet=unmet, boasted=unmet[:1])


def holder(actors: Actors, unit: Unit, role: str) -> Actor:
    found = desk(actors, unit, role)
    if found is None:
        raise LookupError(f"nobody is {role} at {unit.code}")
    return found


def _city(net: Net, actors: Actors, role: str) -> Actor:
    return actors[net.units["3708"].pk, role][0]
