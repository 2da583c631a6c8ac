"""Complaints about an adviser: from anybody, once, seen by the desks and never by him."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.actions import LockedError, answer_complaint, complain
from zhichi.domains.lawtalk.models import AdviserComplaint
from zhichi.domains.lawtalk.models.waiting_advisers import waiting
from zhichi.domains.lawtalk.tests.advised import adviser
from zhichi.domains.network.public import PointPerson
from zhichi.foundation.accounts.public import CITIZEN, Post, Role

pytestmark = pytest.mark.django_db
WORDS = "他说要先交五百块才肯写诉状。"


def told(person: PointPerson, once: str = "a") -> AdviserComplaint:
    return complain(
        point=person.point,
        person=person,
        about="money",
        words=WORDS,
        once=once,
        address="198.51.100.7",
        by=CITIZEN,
        at=timezone.now(),
    )


def test_it_is_told_on_the_page_of_the_place_and_twice_is_once(city: City, client: Client):
    person = adviser(city)
    page = client.get(f"/points/{person.point.code}/advisers/").content.decode()
    address = f"/points/{person.point.code}/advisers/complaint/"
    assert address in page
    form = {"person": person.pk, "about": "money", "words": WORDS, "phone": "138 1234 5678", "once": "one"}
    assert client.post(address, {**form, "words": ""}).status_code == 422
    assert client.post(address, form).status_code == 302
    assert client.post(address, form)["Location"] == f"{address}done/"
    one = AdviserComplaint.objects.get()
    assert (one.phone, one.person) == ("13812345678", person)
    assert client.get(f"{address}done/").status_code == 200


def test_a_flood_from_one_address_is_held(city: City):
    person = adviser(city)
    for n in range(5):
        told(person, str(n))
    with pytest.raises(LockedError):
        told(person, "six")


def test_the_adviser_never_reads_it_also_where_he_heads_the_office(city: City):
    person = adviser(city)
    one = told(person)
    Post.objects.create(
        officer=city.people["chen"],
        role=Role.JUSTICE_OFFICE_HEAD,
        unit=person.point.unit,
        from_on=timezone.localdate(),
    )
    assert city.client("chen").get(f"/office/advisers/complaints/{one.pk}/").status_code == 404
    assert city.client("qianwei").get(f"/office/advisers/complaints/{one.pk}/").status_code in {403, 404}
    assert waiting(city.actor("chen"), timezone.now()) == []


def test_the_desk_answers_once(city: City):
    one = told(adviser(city))
    desk, address = city.client("panli"), f"/office/advisers/complaints/{one.pk}/"
    assert [each.count for each in waiting(city.actor("panli"), timezone.now())] == [1]
    assert WORDS in desk.get(address).content.decode()
    assert desk.post(address, {"found": "yes", "answer": ""}).status_code == 422
    assert desk.post(address, {"found": "yes", "answer": "已退款，转投诉程序。"}).status_code == 302
    answer = desk.post(address, {"found": "no", "answer": "又一次"})
    assert (answer.status_code, "已经有人处理过" in answer.content.decode()) == (422, True)
    one.refresh_from_db()
    assert (one.found, one.answer) == (True, "已退款，转投诉程序。")
    assert waiting(city.actor("panli"), timezone.now()) == []


def test_nobody_answers_in_the_advisers_place(city: City):
    one = told(adviser(city))
    with pytest.raises(PermissionDenied):
        answer_complaint(
            complaint_id=one.pk, found=False, answer="没有", by=city.actor("chen"), at=timezone.now()
        )
