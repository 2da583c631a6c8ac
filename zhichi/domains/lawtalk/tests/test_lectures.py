"""Talks on law: recorded once, said to have been given by somebody else; no photographs, no lists of signatures."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.actions import confirm_lecture, record_lecture
from zhichi.domains.lawtalk.models import Lecture
from zhichi.domains.lawtalk.tests.advised import adviser
from zhichi.domains.network.public import PointPerson
from zhichi.foundation.cases.public import RefusedError

pytestmark = pytest.mark.django_db


def given(city: City, person: PointPerson, who: str = "chen", once: str = "a", **told) -> Lecture:
    at = timezone.now()
    told = {"held_at": at - timedelta(days=1), "minutes": 60, "heard": 30, "topic": "反诈"} | told
    return record_lecture(person=person, **told, once=once, by=city.actor(who), at=at)


def says(city: City, one: Lecture, who: str, took_place: bool = True) -> Lecture:
    return confirm_lecture(lecture_id=one.pk, took_place=took_place, by=city.actor(who), at=timezone.now())


def test_the_same_form_twice_is_one_talk(city: City):
    person = adviser(city)
    assert given(city, person).pk == given(city, person).pk
    assert Lecture.objects.count() == 1


def test_a_talk_to_come_and_a_stranger_are_refused(city: City):
    person = adviser(city)
    with pytest.raises(RefusedError, match="还没有讲"):
        given(city, person, held_at=timezone.now() + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        given(city, person, "qianwei")


def test_nobody_confirms_what_he_gave_or_recorded(city: City):
    person = adviser(city)
    own, of_desk = given(city, person), given(city, person, "liming", "b")
    for one, who in ((own, "chen"), (of_desk, "liming")):
        with pytest.raises(PermissionDenied, match="要由另一个人"):
            says(city, one, who)
    assert says(city, own, "liming").took_place is True
    assert says(city, of_desk, "panli", took_place=False).took_place is False
    with pytest.raises(RefusedError, match="已经确认过"):
        says(city, own, "panli")


def test_recorded_on_the_page_of_the_point_and_confirmed_in_the_list(city: City):
    person = adviser(city)
    address = f"/office/advisers/at/{person.point.code}/lecture/"
    form = {
        "person": person.pk,
        "held_at": f"{timezone.localtime() - timedelta(days=1):%Y-%m-%dT%H:%M}",
        "minutes": "45",
        "heard": "20",
        "topic": "<img src=x onerror=steal()>",
        "once": "one",
    }
    speaker, desk = city.client("chen"), city.client("liming")
    assert speaker.post(address, {**form, "note": "电话 13812345678"}).status_code == 422
    assert speaker.post(address, form).status_code == 302
    assert speaker.post(address, form).status_code == 302
    one = Lecture.objects.get()
    page = desk.get("/office/advisers/lectures/").content.decode()
    assert "确实讲了" in page
    assert "<img src=x" not in page
    assert "确实讲了</" not in speaker.get("/office/advisers/lectures/").content.decode()
    assert speaker.post(f"/office/advisers/lectures/{one.pk}/", {"took_place": "yes"}).status_code == 403
    assert desk.post(f"/office/advisers/lectures/{one.pk}/", {"took_place": "yes"}).status_code == 302
    assert city.client("qianwei").post(f"/office/advisers/lectures/{one.pk}/").status_code == 404
    assert "讲座（村居确认的）" in speaker.get("/office/advisers/mine/").content.decode()
