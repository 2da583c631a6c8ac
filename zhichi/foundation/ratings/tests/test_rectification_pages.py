"""The pages of bad grades: list, one, step, telephone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.ratings.models import RectificationStep
from zhichi.foundation.ratings.tests.factories import bad, rated

pytestmark = pytest.mark.django_db
LIST = "/office/ratings/"


def cost(city: City, who: str, address: str) -> int:
    client = city.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_desk_above_works_through_a_bad_grade(city: City):
    one = bad(city, words="<b>慢</b>", tags=["slow"])
    client = city.client("panli")
    assert "等您" not in client.get(LIST).content.decode()
    page = client.get(f"{LIST}{one.pk}/").content.decode()
    assert "&lt;b&gt;慢&lt;/b&gt;" in page
    assert "等得久、办得慢" in page
    do = reverse("ratings:do", args=[one.pk, "verify"])
    assert client.get(do).status_code == 200
    told = {"finding": "valid", "pace": "complex", "words": "确实等得久", "revision": "1"}
    assert client.post(do, {**told, "finding": ""}).status_code == 422
    assert client.post(do, told).status_code == 302
    assert client.post(do, told).status_code == 403
    assert RectificationStep.objects.get().words == "确实等得久"


def test_a_page_that_was_overtaken_keeps_what_was_typed(city: City):
    one = bad(city)
    client, do = city.client("panli"), reverse("ratings:do", args=[one.pk, "verify"])
    answer = client.post(do, {"finding": "invalid", "words": "查过了", "revision": "7"})
    assert (answer.status_code, "查过了" in answer.content.decode()) == (409, True)


def test_the_telephone_asks_for_a_purpose(city: City):
    one = bad(city)
    client, address = city.client("panli"), reverse("ratings:contact", args=[one.pk])
    assert client.post(address, {"purpose": ""}).status_code == 422
    page = client.post(address, {"purpose": "回访"})
    assert "王秀英" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert "王秀英" not in client.get(f"{LIST}{one.pk}/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("liming", 403), ("zhouhong", 403), ("hanmei", 404)])
def test_for_others_there_is_no_such_page(city: City, who: str, status: int):
    one = bad(city)
    for address in (f"{LIST}{one.pk}/", reverse("ratings:do", args=[one.pk, "verify"])):
        assert city.client(who).get(address).status_code == status


def test_the_case_says_that_it_was_rated_and_not_how(city: City):
    case = rated(city, 1, words="糟")
    page = city.client("liming").get(f"/office/cases/{case.number}/").content.decode()
    assert "当事人已经评价" in page
    assert "非常不满意" not in page


def test_the_list_costs_the_same_however_long(city: City):
    bad(city)
    few = cost(city, "panli", LIST)
    for _ in range(3):
        rated(city, 2)
    assert cost(city, "panli", LIST) == few
