"""Windows, people and names: the office proposes, the county reviews, and what the county writes itself holds at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.enums import ProposalState
from zhichi.domains.network.models import Proposal, Window
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
WU = {
    "kind": "adviser",
    "name": "吴律师",
    "firm": "鸿雁律师事务所",
    "contract": "2026-8",
    "from_on": "2026-01-01",
}


@pytest.fixture
def room(city: City):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def send(city: City, room, who="liming", what="person", pk=None, **form):
    name, more = ("office_part", [pk]) if pk else ("office_part_add", [])
    return city.client(who).post(reverse(f"network:{name}", args=[room.code, what, *more]), form, follow=True)


def decide(city: City, one: Proposal, who="panli", decision="approved", **more):
    address = reverse("network:office_proposal_review", args=[one.pk])
    told = {"decision": decision, "opinion": "", "revision": one.revision} | more
    return city.client(who).post(address, told, follow=True).content.decode()


def test_an_adviser_is_registered_once_the_county_has_approved(city, room):
    answer = send(city, room, **WU)
    assert "请写明申报理由" in answer.content.decode()
    page = send(city, room, **WU, reason="新签合同").content.decode()
    assert "已提交，等待县（市、区）审核" in page
    assert not room.people.exists()
    one = Proposal.objects.get()
    seen = city.client("panli").get(reverse("network:office_proposal", args=[one.pk])).content.decode()
    assert all(
        words in seen for words in ("窗口和人员变更", "吴律师", "2026-8", "新签合同", "村（居）法律顾问")
    )
    assert "不能审核" in city.client("liming").get(f"/office/points/proposals/{one.pk}/").content.decode()
    decide(city, one)
    assert room.people.get().contract == "2026-8"
    codes = list(entries_of(f"point:{room.code}").values_list("code", flat=True))
    assert codes == ["network.point.arranged"]
    assert entries_of(f"proposal:{one.pk}").count() == 2


def test_a_change_shows_what_was_and_what_shall_be(city, room):
    window = Window.objects.create(point=room, code="1", name="综合", hours={"1": [["09:00", "11:00"]]})
    send(city, room, what="window", pk=window.pk, code="1", name="咨询", items=["mediation"],
         open_hours="周一 09:00-11:00", closed_on=TODAY.isoformat(), reason="改名")  # fmt: skip
    one = Proposal.objects.get()
    page = city.client("panli").get(reverse("network:office_proposal", args=[one.pk])).content.decode()
    assert all(words in page for words in ("综合", "<b>咨询</b>", f"<b>{TODAY}</b>", "周一 09:00–11:00"))
    decide(city, one)
    window.refresh_from_db()
    assert (window.name, window.items, window.closed_on) == ("咨询", ["mediation"], TODAY)
    assert window.hours == {"1": [["09:00", "11:00"]]}


def test_the_countys_own_desk_writes_at_once(city, room):
    assert "已保存：人员" in send(city, room, who="panli", **WU).content.decode()
    assert (room.people.count(), Proposal.objects.count()) == (1, 0)


def test_devices_and_days_with_other_hours_hold_at_once_for_everybody(city, room):
    send(city, room, what="equipment", kind="computer", count=2, working=2)
    send(city, room, what="hours", from_on="2026-02-16", last_on="2026-02-20", reason="春节")
    assert (room.equipment.count(), room.exceptions.count(), Proposal.objects.count()) == (1, 1, 0)


def test_what_was_returned_is_put_right_and_handed_in_again(city, room):
    send(city, room, **WU, reason="新签合同")
    one = Proposal.objects.get()
    decide(city, one, decision="returned", opinion="合同编号抄错了")
    edit = reverse("network:office_proposal_edit", args=[one.pk])
    client = city.client("liming")
    assert "2026-8" in client.get(edit).content.decode()
    client.post(edit, {**WU, "contract": "2026-9", "reason": "新签合同"})
    one.refresh_from_db()
    assert (one.state, one.revision) == (ProposalState.SUBMITTED, 2)
    assert "刚刚补正过" in decide(city, one, revision=1)
    decide(city, one)
    assert room.people.get().contract == "2026-9"


def test_a_name_goes_only_after_review(city, room):
    name = room.names.create(kind="former", name="老名字", from_on=TODAY - timedelta(400))
    assert "请写明申报理由" in send(city, room, what="name", pk=name.pk, remove="yes").content.decode()
    send(city, room, what="name", pk=name.pk, remove="yes", reason="登记错了")
    assert room.names.exists()
    decide(city, Proposal.objects.get())
    assert not room.names.exists()
