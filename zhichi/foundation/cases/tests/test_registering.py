"""Registering at a desk: who may, where the case begins, how it is told from a citizen's own filing."""

import pytest
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import CITIZEN, Officer, Post, Role
from zhichi.foundation.cases.public import (
    Applicant,
    Channel,
    Filed,
    Filing,
    KeyReusedError,
    PartyRole,
    RefusedError,
    can_register,
    receiving_desk,
    register,
)
from zhichi.foundation.cases.tests.factories import consultation
from zhichi.foundation.procedures.public import Procedure, current_id, procedure_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db


def version() -> int:
    return current_id("consultation", timezone.localdate())


def procedure() -> Procedure:
    return procedure_of(version())


def at_the_desk(city: City, who: str = "liming", key: str = "one", filing: Filing | None = None) -> Filed:
    asked = filing or consultation(channel=Channel.PHONE)
    return register(filing=asked, version_id=version(), key=key, by=city.actor(who), at=timezone.now())


@pytest.mark.parametrize("who", ["liming", "zhaojing", "panli"])
def test_a_desk_of_the_procedure_may(city: City, who: str):
    assert can_register(city.actor(who), procedure())


@pytest.mark.parametrize("who", ["chen", "feng", "shen"])
def test_others_are_told_who_may(city: City, who: str):
    verdict = can_register(city.actor(who), procedure())
    assert not verdict
    assert "司法所" in verdict.because
    with pytest.raises(RefusedError, match="您不在这样的单位"):
        at_the_desk(city, who)


def test_a_citizen_registers_nothing(city: City):
    with pytest.raises(RefusedError):
        register(
            filing=consultation(channel=Channel.PHONE),
            version_id=version(),
            key="k",
            by=CITIZEN,
            at=timezone.now(),
        )


def test_an_auditor_at_the_same_desk_only_looks(city: City):
    auditor = Officer.objects.create_user("looks", name="看", home_unit=city.units["370811-town"])
    Post.objects.create(officer=auditor, role=Role.AUDITOR, unit=city.units["370811-town"], from_on=LONG_AGO)
    city.people["looks"] = auditor
    assert not can_register(city.actor("looks"), procedure())


@pytest.mark.parametrize(
    ("who", "place", "desk"),
    [
        ("liming", "370811002001", "许庄司法所"),
        ("zhaojing", "370811002001", "任城区法律援助中心"),
        ("zhaojing", "370812001001", "鼓楼司法所"),
        ("liming", "370812001001", "鼓楼司法所"),
        ("panli", "370811002001", "许庄司法所"),
        ("gaofang", "370811002001", "许庄司法所"),
    ],
)
def test_it_begins_at_ones_own_desk_only_where_that_desk_serves_the_place_and_works_the_case(
    city: City, who: str, place: str, desk: str
):
    found = receiving_desk(city.actor(who), procedure(), Region.objects.get(code=place))
    assert found is not None
    assert found.name == desk


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.API, Channel.REFERRAL, "pigeon"])
def test_only_what_reaches_a_desk_is_registered_there(city: City, channel: str):
    with pytest.raises(RefusedError, match="怎么来的"):
        at_the_desk(city, filing=consultation(channel=channel))


def test_the_same_key_answers_the_same_case_and_other_content_is_refused(city: City):
    first = at_the_desk(city)
    again = at_the_desk(city)
    assert (again.case.pk, again.repeated) == (first.case.pk, True)
    with pytest.raises(KeyReusedError):
        at_the_desk(city, filing=consultation(channel=Channel.PHONE, applicant=Applicant(pin="1111")))


@pytest.mark.parametrize("key", ["", "k" * 200])
def test_a_key_that_is_none_is_refused(city: City, key: str):
    with pytest.raises(KeyReusedError):
        at_the_desk(city, key=key)


def test_the_agents_telephone_is_key_enough_and_his_relation_is_kept(city: City):
    agent = Applicant(name="王小丽", phone="13900139000")
    asked = consultation(channel=Channel.PHONE, applicant=Applicant(), agent=agent, relation="child")
    case = at_the_desk(city, filing=asked).case
    kept = {party.role: party for party in case.parties.all()}
    assert kept[PartyRole.AGENT].relation == "child"
    assert kept[PartyRole.APPLICANT].relation == ""


def test_a_relation_that_is_none_is_refused(city: City):
    agent = Applicant(name="王小丽", phone="13900139000")
    with pytest.raises(RefusedError, match="代理人和当事人的关系"):
        at_the_desk(city, filing=consultation(channel=Channel.PHONE, agent=agent, relation="cousin"))
