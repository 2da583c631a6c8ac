"""What stands in the way of a proposal about a window, a person or a name."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.actions import keep_part, propose_part, withdraw
from zhichi.domains.network.models import PointEquipment, PointPerson, Proposal, Window
from zhichi.domains.network.public import ProposalError
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_parts_reviewed import WU, decide, send
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def room(city: City):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def test_two_proposals_about_one_part_do_not_meet_and_others_do_not_stop_each_other(city, room):
    by, old = city.actor("liming"), room.people.create(kind="staff", name="李", from_on=TODAY)
    old.firm = "甲"
    propose_part(by=by, at=NOW, part=old, reason="改")
    with pytest.raises(ProposalError, match="已有一份申报在办"):
        propose_part(by=by, at=NOW, part=old, reason="再改")
    propose_part(by=by, at=NOW, part=Window(point=room, code="1", name="综合"), reason="新增")
    assert Proposal.objects.count() == 2
    withdraw(by=by, at=NOW, proposal=Proposal.objects.last())
    propose_part(by=by, at=NOW, part=old, reason="再改")


def test_what_has_moved_on_since_is_not_written_over(city, room):
    old = room.people.create(kind="staff", name="李", from_on=TODAY)
    old.firm = "甲"
    one = propose_part(by=city.actor("liming"), at=NOW, part=old, reason="改")
    keep_part(by=city.actor("panli"), at=NOW, part=PointPerson(pk=old.pk, point=room, kind="staff", name="李丁", from_on=TODAY))  # fmt: skip
    assert "这一条已经改过或者去掉" in decide(city, one)
    assert room.people.get().name == "李丁"


def test_what_no_longer_fits_is_said_and_not_written(city, room):
    one = propose_part(
        by=city.actor("liming"), at=NOW, part=Window(point=room, code="1", name="甲"), reason="新增"
    )
    room.windows.create(code="1", name="乙")
    assert "现在登记不了" in decide(city, one)
    assert room.windows.get().name == "乙"


def test_nothing_changed_and_what_is_not_reviewed_are_not_proposed(city, room):
    by, old = city.actor("liming"), room.people.create(kind="staff", name="李", from_on=TODAY)
    with pytest.raises(ProposalError, match="没有任何改动"):
        propose_part(by=by, at=NOW, part=old, reason="改")
    with pytest.raises(ProposalError, match="不用申报"):
        propose_part(by=by, at=NOW, part=PointEquipment(point=room, kind="computer"), reason="新增")


def test_who_proposed_does_not_review_and_a_foreign_county_sees_nothing(city, room):
    send(city, room, **WU, reason="新签合同")
    one = Proposal.objects.get()
    assert city.client("qianwei").get(reverse("network:office_proposal", args=[one.pk])).status_code == 404
    address = reverse("network:office_proposal_review", args=[one.pk])
    told = {"decision": "approved", "opinion": "", "revision": 1}
    assert city.client("liming").post(address, told).status_code == 403
    assert not room.people.exists()
