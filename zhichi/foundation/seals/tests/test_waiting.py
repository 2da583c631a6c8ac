"""What waits: a seal nobody keeps any more, a certificate that runs out, for whoever can do something about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM, Post
from zhichi.foundation.seals.actions import certify
from zhichi.foundation.seals.models.waiting import waiting
from zhichi.foundation.seals.tests.factories import approved, asked, kept, paper
from zhichi.foundation.signing.public import Reason, enrol, renew, revoke

pytestmark = pytest.mark.django_db
AT = timezone.now


def told(city, who):
    return {one.title: one.count for one in waiting(city.actor(who), AT())}


def test_a_seal_without_a_keeper_waits_for_those_who_name_one(office, django_assert_max_num_queries):
    seal = kept(office)
    assert told(office, "fuju") == {}
    Post.objects.filter(officer=office.people["baoyin"]).update(to_on=timezone.localdate())
    title = "没有保管人或者保管人已经离岗的印章"
    actor = office.actor("fuju")
    with django_assert_max_num_queries(3):
        assert [one.title for one in waiting(actor, AT())] == [title]
    assert told(office, "banshi") == {title: 1}
    assert told(office, "zhaojing") == {}
    seal.state = "lost"
    seal.save()
    assert told(office, "fuju") == {}


def test_a_certificate_that_runs_out_waits_for_who_renews_it_and_then_for_who_chooses_it(office):
    seal, boss = kept(office), office.actor("fuju")
    old = enrol(name=seal.name, organ_code=seal.organ.code, at=AT() - timedelta(340), by=SYSTEM, years=1)
    certify(seal=seal, certificate=old, by=boss, at=AT())
    title = "证书快到期、到期或者吊销了，要选定新证书的电子印章"
    assert told(office, "fuju") == {title: 1}
    assert "证书要换" in office.client("fuju").get("/office/seals/").content.decode()
    first = office.client("jiang").get("/office/").content.decode()
    assert "要换发的签章证书" in first
    made = renew(certificate=old, at=AT(), by=SYSTEM)
    assert "要换发的签章证书" not in office.client("jiang").get("/office/").content.decode()
    assert told(office, "fuju") == {title: 1}
    certify(seal=seal, certificate=made, by=boss, at=AT())
    assert told(office, "fuju") == {}
    revoke(certificate=made, reason=Reason.CESSATION, by=SYSTEM, at=AT())
    assert told(office, "fuju") == {title: 1}


def test_a_request_waits_for_one_person_after_the_other(office):
    seal = kept(office)
    request = asked(office, seal, paper(office))
    assert told(office, "sunli") == {"等您批准": 1}
    approved(office, request)
    assert told(office, "sunli") == {}
    assert told(office, "baoyin") == {"等您盖章": 1}
