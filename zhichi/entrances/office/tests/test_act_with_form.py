"""The form of a verb on the officer's page: under the verb's own fields, nothing typed lost, shown on the case's page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import PNG, TYPED, asked_for_a_visit, publish_visits

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City) -> Case:
    publish_visits()
    return asked_for_a_visit()


def address(case: Case) -> str:
    return f"/office/cases/{case.number}/do/visit/"


def test_it_stands_under_the_fields_and_asks_what_is_asked_now(city: City, case: Case):
    page = city.client("liming").get(address(case)).content.decode()
    assert page.index("哪天去的") < page.index("看到的情况")
    assert "谁作证" not in page


@pytest.mark.parametrize("press", [{"_refresh": "yes"}, {"_add": "people"}])
def test_a_press_draws_it_again_with_everything_kept_and_no_fault_found(city: City, case: Case, press):
    typed = {"on": "", "found": "o1", "people-0-name": "张三", "_asked": "found people photo"}
    answer = city.client("liming").post(address(case), typed | {"on": "2026-06-01"} | press)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" not in page
    for kept in ("2026-06-01", "张三", "谁作证"):
        assert kept in page
    assert case.acts.count() == 1


def test_faults_of_both_stand_beside_their_fields(city: City, case: Case):
    answer = city.client("liming").post(address(case), TYPED | {"on": "昨天", "whose-phone": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("error-summary-title") == 2
    assert "情况表：有几处需要您再看看" in page
    assert "手机号码应是11位数字" in page
    assert "李四" in page


def test_it_is_done_and_the_case_shows_what_was_filled_in(city: City, case: Case):
    client = city.client("liming")
    photo = SimpleUploadedFile("门口.png", PNG, "image/png")
    answer = client.post(address(case), TYPED | {"revision": case.revision, "photo": photo}, follow=True)
    assert "已办：上门核实。" in answer.content.decode()
    page = client.get(f"/office/cases/{case.number}/").content.decode()
    for shown in (
        "填写的“情况表”",
        "看到的情况",
        "属实",
        "李*，138****8001",
        "第 1 行：姓名 张三",
        "门口.png",
    ):
        assert shown in page


def test_the_second_is_told_and_keeps_what_was_typed(city: City, case: Case):
    client = city.client("liming")
    seen = case.revision
    client.post(address(case), TYPED | {"revision": seen})
    answer = client.post(address(case), TYPED | {"revision": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "您填写的内容没有丢" in page
    assert "李四" in page
