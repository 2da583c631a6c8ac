"""查询: by number, code, the whole name, phone or id, or words; never beyond one's scope."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.kernel.tracking import spoken

pytestmark = pytest.mark.django_db


def finds(city: City, who: str, text: str) -> set[str]:
    answer = city.client(who).get("/office/search/", {"q": text})
    assert answer.status_code == 200
    page = answer.content.decode()
    return {
        number
        for number in Case.objects.values_list("number", flat=True)
        if f"/office/cases/{number}/" in page
    }


@pytest.mark.parametrize(
    "asked",
    [
        lambda case: case.number,
        lambda case: case.number.lower(),
        lambda case: case.tracking_code,
        lambda case: spoken(case.tracking_code),
        lambda case: "王秀英",
        lambda case: "13800138000",
        lambda case: "11010519491231002x",
        lambda case: "拖欠工资",
        lambda case: "许庄",
    ],
)
def test_every_way_leads_to_the_case(city: City, asked):
    case = filed(legal_aid())
    assert finds(city, "liming", asked(case)) == {case.number}
    assert finds(city, "qianwei", asked(case)) == set()


@pytest.mark.parametrize(
    "part", ["王秀", "1380013", "13800138001", "110105", "没有的东西", "'; DROP TABLE", '"', "*", "%"]
)
def test_personal_values_are_found_only_as_a_whole(city: City, part: str):
    filed(legal_aid())
    assert finds(city, "liming", part) == set()


def test_nothing_asked_nothing_shown(city: City):
    filed(legal_aid())
    assert finds(city, "liming", "   ") == set()
    assert finds(city, "liming", "王" * 500) == set()


def test_the_page_says_what_was_asked_and_how_many(city: City):
    filed(legal_aid())
    page = city.client("liming").get("/office/search/?q=王秀英").content.decode()
    assert "查到 1 件" in page
    page = city.client("liming").get("/office/search/?q=<b>").content.decode()
    assert "&lt;b&gt;" in page
