"""Asker, approver and keeper are three persons: in the verbs, and where the verbs are passed by, in the database."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import LONG_AGO
from zhichi.foundation.accounts.public import Delegation, Post, Role
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.models import Approval, SealRequest
from zhichi.foundation.seals.tests.factories import approved, asked, keeping, kept, paper, stamped

pytestmark = pytest.mark.django_db


def also(city, who, role, unit="370811-aid"):
    Post.objects.create(officer=city.people[who], role=role, unit=city.units[unit], from_on=LONG_AGO)


def test_the_asker_does_not_approve_and_does_not_stamp(office):
    also(office, "baoyin", Role.LEGAL_AID_CLERK)
    seal = kept(office)
    with pytest.raises(RefusedError, match="自己申请的用印，自己不能批准"):
        approved(office, asked(office, seal, paper(office), who="sunli"))
    request = approved(office, asked(office, seal, paper(office), who="baoyin"))
    with pytest.raises(RefusedError, match="自己申请的用印，自己不能盖章"):
        stamped(office, request)


def test_the_keeper_does_not_approve_and_an_approver_does_not_stamp(office):
    also(office, "baoyin", Role.LEGAL_AID_HEAD)
    also(office, "sunli", Role.SEAL_KEEPER)
    seal = kept(office)
    request = asked(office, seal, paper(office))
    with pytest.raises(RefusedError, match="保管人不能批准用印"):
        approved(office, request, "baoyin")
    approved(office, request)
    keeping(office, seal, "sunli", until=timezone.localdate())
    with pytest.raises(RefusedError, match="批准了这次用印，不能再由您盖章"):
        stamped(office, request, "sunli")
    assert stamped(office, request).state == "stamped"


def test_a_keepers_post_that_is_lent_does_not_lend_the_seal(office):
    seal = kept(office)
    request = approved(office, asked(office, seal, paper(office)))
    people, today = office.people, timezone.localdate()
    Delegation.objects.create(
        giver=people["baoyin"],
        taker=people["daigang"],
        from_on=today,
        to_on=today + timezone.timedelta(3),
        reason="休假",
    )
    with pytest.raises(RefusedError, match="只有这枚印章的保管人可以盖章"):
        stamped(office, request, "daigang")
    keeping(office, seal, "daigang", until=today)
    assert stamped(office, request, "daigang").state == "stamped"


def test_the_database_refuses_two_persons_in_one(office):
    seal = kept(office)
    request = approved(office, asked(office, seal, paper(office)))
    zhao, sun = (office.people[name].pk for name in ("zhaojing", "sunli"))
    wrong = (
        lambda: SealRequest.objects.filter(pk=request.pk).update(state="stamped", stamped_by=zhao),
        lambda: Approval.objects.filter(request=request).update(officer=zhao),
        lambda: Approval.objects.filter(request=request).update(stamper=sun),
        lambda: seal.keeperships.update(named_by=office.people["baoyin"]),
    )
    for one in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            one()
