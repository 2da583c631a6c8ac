"""Proposing, returning, approving: who may, in which state, and what has changed meanwhile."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from zhichi.domains.network.actions.cards import card_of
from zhichi.domains.network.enums import ProposalState, Status
from zhichi.domains.network.public import (
    Point,
    ProposalError,
    blank_card,
    change_point,
    propose,
    resubmit,
    review,
    withdraw,
)
from zhichi.domains.network.tests.factories import WEEKDAYS, point
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region, RegionSuccessor
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


def card(**values):
    told = {
        "name": "许庄社区公共法律服务工作室",
        "tier": "village",
        "unit": "370811-town",
        "region": VILLAGE,
        "status": Status.OPERATING,
        "hours": WEEKDAYS,
        "lon": 116.5873,
        "lat": 35.4143,
        "datum": "GCJ-02",
        "items": ["mediation"],
    }
    return blank_card() | told | values


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def made(city, now):
    return propose(by=city.actor("liming"), at=now, card=card(), reason="新建")


@pytest.fixture
def room(city):
    return point(
        Region.objects.get(code=VILLAGE), city.units["370811-town"], "mediation", phone="0537-2345678"
    )


def decide(city, proposal, decision, who="panli", opinion="意见", revision=None, checked=()):
    return review(
        by=city.actor(who),
        at=timezone.now(),
        proposal=proposal,
        decision=decision,
        opinion=opinion,
        revision=revision or proposal.revision,
        checked=checked,
    )


def test_an_approved_addition_is_registered_at_once_with_its_position_converted(city, made):
    done = decide(city, made, "approved", opinion="")
    point = Point.objects.get()
    assert done.point == point
    assert point.code == f"PLS-{VILLAGE}-4-01"
    assert (point.datum, round(point.lon, 3), round(point.lat, 3)) == ("WGS-84", 116.582, 35.415)
    assert [item.item for item in point.items.all()] == ["mediation"]
    codes = [entry.code for entry in entries_of(f"proposal:{made.pk}")]
    assert codes == ["network.proposal.submitted", "network.proposal.approved"]
    assert entries_of(f"point:{point.code}").get().actor == city.actor("panli").ref


def test_a_change_keeps_only_what_differs_and_applies_it(city, room, now):
    proposal = propose(
        by=city.actor("liming"),
        at=now,
        point=room,
        card=card_of(room) | {"phone": "0537-7654321"},
        reason="换号",
    )
    assert (proposal.data, proposal.before) == ({"phone": "0537-7654321"}, {"phone": "0537-2345678"})
    decide(city, proposal, "approved")
    room.refresh_from_db()
    assert room.phone == "0537-7654321"
    assert payload_of(entries_of(f"point:{room.code}").get()) == {"phone": ["0537-2345678", "0537-7654321"]}


def test_nothing_different_is_not_proposed(city, room, now):
    with pytest.raises(ProposalError, match="没有任何改动"):
        propose(by=city.actor("liming"), at=now, point=room, card=card_of(room), reason="")


def test_one_point_has_one_open_proposal(city, room, now):
    changed = card_of(room) | {"phone": "0537-7654321"}
    propose(by=city.actor("liming"), at=now, point=room, card=changed, reason="换号")
    with pytest.raises(ProposalError, match="已有一份申报"):
        propose(by=city.actor("panli"), at=now, point=room, card=changed, reason="换号")


def test_returned_it_is_put_right_and_handed_in_once_more(city, made, now):
    returned = decide(city, made, "returned", opinion="请补电话")
    assert (returned.state, returned.opinion) == ("returned", "请补电话")
    again = resubmit(
        by=city.actor("liming"), at=now, proposal=made, card=card(phone="0537-2345678"), reason="已补"
    )
    assert (again.state, again.revision, again.data["phone"]) == ("submitted", 2, "0537-2345678")
    with pytest.raises(ProposalError, match="刚刚补正过"):
        decide(city, again, "approved", revision=1)
    assert decide(city, again, "approved").state == ProposalState.APPROVED


def test_returning_and_refusing_need_a_reason_and_change_nothing_without(city, made):
    for decision in ("returned", "refused"):
        with pytest.raises(ProposalError, match="写明理由"):
            decide(city, made, decision, opinion="  ")
    made.refresh_from_db()
    assert made.state == ProposalState.SUBMITTED


@pytest.mark.parametrize(
    ("who", "because"),
    [("liming", "没有这个岗位"), ("zheng", "没有这个岗位"), ("qianwei", "没有这个岗位")],
)
def test_only_the_desk_of_county_or_city_reviews(city, made, who, because):
    with pytest.raises(PermissionDenied, match=because):
        decide(city, made, "approved", who=who)
    assert not Point.objects.exists()


def test_the_proposer_never_reviews_his_own_but_the_city_may(city, now):
    own = propose(by=city.actor("panli"), at=now, card=card(), reason="新建")
    with pytest.raises(PermissionDenied, match="不能审核自己提出的申报"):
        decide(city, own, "approved")
    assert decide(city, own, "approved", who="gaofang").state == "approved"


def test_what_is_decided_is_decided(city, made, now):
    decide(city, made, "refused")
    with pytest.raises(PermissionDenied, match="不用再审核"):
        decide(city, made, "approved")
    with pytest.raises(PermissionDenied, match="不能撤回"):
        withdraw(by=city.actor("liming"), at=now, proposal=made)
    with pytest.raises(PermissionDenied, match="只有退回或者撤回以后才能补正"):
        resubmit(by=city.actor("liming"), at=now, proposal=made, card=card(), reason="")


def test_only_the_proposer_withdraws_and_then_nobody_approves(city, made, now):
    with pytest.raises(PermissionDenied, match="只有申报人本人"):
        withdraw(by=city.actor("panli"), at=now, proposal=made)
    withdraw(by=city.actor("liming"), at=now, proposal=made)
    with pytest.raises(PermissionDenied, match="不用再审核"):
        decide(city, made, "approved")


@pytest.mark.parametrize("who", ["qianwei", "zhaojing", "feng"])
def test_strangers_and_other_desks_propose_nothing_here(city, now, who):
    with pytest.raises(PermissionDenied):
        propose(by=city.actor(who), at=now, card=card(), reason="新建")


def test_what_cannot_be_right_is_refused_with_every_finding(city, now):
    with pytest.raises(ProposalError) as refused:
        propose(
            by=city.actor("liming"),
            at=now,
            card=card(lon=35.4143, lat=116.5873, status=Status.CLOSED),
            reason="新建",
        )
    assert [finding.field for finding in refused.value.findings] == ["status", "lon"]


def test_doubts_go_along_to_the_reviewer(city, room, now):
    proposal = propose(by=city.actor("liming"), at=now, card=card(phone=room.phone), reason="新建")
    assert len(proposal.warnings) == 1
    assert "电话相同" in proposal.warnings[0]


def test_a_point_that_was_changed_meanwhile_is_not_overwritten(city, room, now):
    proposal = propose(
        by=city.actor("liming"),
        at=now,
        point=room,
        card=card_of(room) | {"phone": "0537-7654321"},
        reason="换号",
    )
    change_point(by=SYSTEM, at=now, point=room, phone="0537-3456789")
    with pytest.raises(ProposalError, match="电话已经改过"):
        decide(city, proposal, "approved")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.SUBMITTED


def test_a_region_revoked_between_proposal_and_review_stops_the_approval(city, made, now):
    new = region("370811002002", "新许庄社区居委会")
    old = Region.objects.get(code=VILLAGE)
    RegionSuccessor.objects.create(former=old, successor=new, on=timezone.localdate(now))
    Region.objects.filter(code=VILLAGE).update(valid_to=timezone.localdate(now))
    with pytest.raises(ProposalError, match=r"已经撤销，现在是370811002002（新许庄社区居委会）"):
        decide(city, made, "approved")
    assert not Point.objects.exists()


def test_a_point_whose_region_was_merged_keeps_its_code_and_can_still_be_changed(city, room, now):
    Region.objects.filter(code=VILLAGE).update(valid_to=timezone.localdate(now) - timedelta(days=9))
    proposal = propose(
        by=city.actor("liming"),
        at=now,
        point=room,
        card=card_of(room) | {"address": "许庄路 8 号"},
        reason="门牌",
    )
    assert any("已经撤销" in warning for warning in proposal.warnings)
    decide(city, proposal, "approved", checked=proposal.warnings)
    room.refresh_from_db()
    assert (room.address, room.region_id) == ("许庄路 8 号", VILLAGE)
