"""Three persons stay three where posts are lent (委托代管): nobody asks, approves or keeps through another's hands."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import LONG_AGO
from zhichi.foundation.accounts.public import Delegation, Post, Role
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.seals.actions import confirm_retirement, name_keeper, stop_seal
from zhichi.foundation.seals.models import Approval
from zhichi.foundation.seals.tests.factories import approved, asked, keeping, kept, paper, stamped

pytestmark = pytest.mark.django_db


def also(city, who, role, unit="370811-aid"):
    Post.objects.create(officer=city.people[who], role=role, unit=city.units[unit], from_on=LONG_AGO)


def lend(city, giver, taker):
    today = timezone.localdate()
    Delegation.objects.create(
        giver=city.people[giver],
        taker=city.people[taker],
        from_on=today,
        to_on=today + timezone.timedelta(3),
        reason="休假",
    )


def test_the_asker_does_not_approve_through_whoever_holds_his_post(office):
    seal = kept(office)
    lend(office, "sunli", "zhaojing")
    request = asked(office, seal, paper(office), who="sunli")
    with pytest.raises(RefusedError, match="申请人、前一步批准人或者保管人委托代管"):
        approved(office, request, "zhaojing")
    assert not Approval.objects.exists()


def test_the_keeper_does_not_approve_through_whoever_holds_his_post(office):
    also(office, "baoyin", Role.LEGAL_AID_HEAD)
    seal = kept(office)
    lend(office, "baoyin", "daigang")
    request = asked(office, seal, paper(office))
    with pytest.raises(RefusedError, match="等于他自己批准"):
        approved(office, request, "daigang")


def test_an_approval_for_an_absent_head_says_so_and_he_does_not_stamp(office):
    also(office, "sunli", Role.SEAL_KEEPER)
    seal = kept(office)
    lend(office, "sunli", "daigang")
    request = approved(office, asked(office, seal, paper(office)), "daigang")
    given = request.approvals.get()
    assert (given.officer, given.lent_by) == (office.people["daigang"], office.people["sunli"])
    entry = entries_of(seal.subject).get(code="seals.request.locked")
    assert payload_of(entry)["lent_by"] == office.people["sunli"].pk
    said = office.client("fuju").get(f"/office/seals/requests/{request.pk}/").content.decode()
    assert "代岗（代孙立）" in said
    keeping(office, seal, "sunli", until=timezone.localdate())
    with pytest.raises(RefusedError, match="代您岗位的人批准了这次用印"):
        stamped(office, request, "sunli")
    for wrong in ({"stamper": given.lent_by}, {"lent_by": given.applicant}, {"lent_by": given.officer}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.filter(pk=given.pk).update(**wrong)
    assert stamped(office, request).state == "stamped"


def test_a_keeper_is_not_named_and_a_seal_not_ended_through_a_lent_post(office):
    also(office, "banshi", Role.SEAL_KEEPER, "370811")
    seal = kept(office)
    lend(office, "banshi", "baoshi")
    with pytest.raises(RefusedError, match="由本单位或者上级"):
        name_keeper(seal=seal, officer=office.people["banshi"], by=office.actor("baoshi"), at=timezone.now())
    stop_seal(
        seal=seal,
        ending="destroyed",
        words="机构更名，旧章销毁",
        by=office.actor("banshi"),
        at=timezone.now(),
    )
    with pytest.raises(RefusedError, match="由办公室、单位负责人"):
        confirm_retirement(seal=seal, by=office.actor("baoshi"), at=timezone.now())


def test_whose_keepers_post_ended_stamps_no_more(office):
    seal = kept(office)
    request = approved(office, asked(office, seal, paper(office)))
    also(office, "baoyin", Role.LEGAL_AID_CLERK)
    Post.objects.filter(officer=office.people["baoyin"], role=Role.SEAL_KEEPER).update(
        to_on=timezone.localdate()
    )
    with pytest.raises(RefusedError, match="已经没有监印人的岗位"):
        stamped(office, request)
    named = name_keeper(
        seal=seal, officer=office.people["daigang"], by=office.actor("fuju"), at=timezone.now()
    )
    assert named.officer == office.people["daigang"]
    said = office.client("banshi").get("/office/seals/").content.decode()
    assert "没有监印人岗位了" in said
