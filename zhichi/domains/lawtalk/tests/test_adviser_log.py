"""An adviser's services are his, apart from those of others at the point; his log says what people said of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.models.duties import points_of
from zhichi.domains.lawtalk.tests.advised import adviser
from zhichi.domains.network.public import PointPerson, ServiceEvent, Slip, answer_slip, record_with_slip
from zhichi.foundation.accounts.public import CITIZEN

pytestmark = pytest.mark.django_db


def served(city: City, adviser: PointPerson, who: str = "chen", number: int = 1, **told) -> Slip:
    told = {"item": "consultation", "channel": "on_site", "minutes": 20, "note": "工资拖欠"} | told
    at = timezone.now()
    by, once = city.actor(who), f"f{who}{number}"
    return record_with_slip(by=by, at=at, point=adviser.point, when=at, once=once, **told).slip


def said(slip: Slip, answer: str) -> None:
    answer_slip(by=CITIZEN, at=timezone.now(), slip=slip, answer=answer, address="198.51.100.7")


def test_what_an_adviser_records_is_his_and_what_the_clerk_records_is_not(city: City):
    person = adviser(city)
    said(served(city, person), "served")
    said(served(city, person, number=2), "not_served")
    served(city, person, "liming")
    named = served(city, person, "liming", 2, person=person)
    assert named.event.person == person
    (point,) = points_of(city.actor("liming"), timezone.now(), own=False)
    assert (point.all_services, point.services, point.confirmed, point.denied) == (4, 3, 1, 1)


def test_the_log_says_what_people_said_and_only_of_ones_own(city: City):
    person = adviser(city)
    said(served(city, person), "served")
    said(served(city, person, number=2), "not_served")
    served(city, person, number=3, note="<script>steal()</script>")
    served(city, person, "liming")
    page = city.client("chen").get("/office/advisers/mine/").content.decode()
    assert [page.count(words) for words in ("群众确认</td>", "群众说没有</td>", "等群众回答</td>")] == [
        1,
        1,
        1,
    ]
    assert "<script>steal" not in page
    assert "60" in page
    assert "还没有登记服务" in city.client("liming").get("/office/advisers/mine/").content.decode()


def test_the_form_offers_the_people_of_the_point_and_no_others(city: City):
    person, other = adviser(city), adviser(city, name="别处的")
    desk, address = city.client("liming"), f"/office/points/{person.point.code}/record/service/"
    form = {
        "item": "consultation",
        "channel": "phone",
        "when": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "note": "晚上打来的",
        "sure": "on",
    }
    assert desk.post(address, {**form, "person": other.pk}).status_code == 422
    assert desk.post(address, {**form, "person": person.pk}).status_code == 200
    assert ServiceEvent.objects.get().person == person


def test_the_log_costs_the_same_however_long(city: City):
    def cost() -> int:
        client = city.client("chen")
        client.get("/office/advisers/mine/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/office/advisers/mine/").status_code == 200
        return len(asked)

    person = adviser(city)
    served(city, person)
    few = cost()
    for number in range(2, 9):
        served(city, person, number=number)
    assert cost() == few
