"""A case as one page: what may be done and why not the rest, the story, papers and dates."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import (
    consultation,
    do,
    filed,
    in_progress,
    legal_aid,
    under_review,
)
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


def page(city: City, who: str, case: Case, rest: str = "") -> str:
    answer = city.client(who).get(f"/office/cases/{case.number}/{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_may_be_done_is_a_button_and_the_rest_says_why(city: City):
    case = under_review(city)
    said = page(city, "zhaojing", case)
    assert "do/request_supplement/" in said
    assert "do/grant/" not in said
    assert "为什么别的不能办" in said
    assert "法律援助中心负责人" in said
    assert "do/grant/" in page(city, "sunli", case)


def test_what_was_done_once_is_not_offered_again(city: City):
    case = filed(legal_aid())
    assert "do/request_supplement/" in page(city, "liming", case)
    do(city, case, "request_supplement", "liming")
    do(city, case, "supplement", "citizen")
    said = page(city, "liming", case)
    assert "do/request_supplement/" not in said
    assert "“一次性告知补充材料”在一件中只能做一次。" in said


def test_what_waits_for_a_date_is_offered_from_that_date_on(city: City, django_assert_max_num_queries):
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming", days=3)
    # Each room that says something of a case asks once, seals, service, files and copies too.
    with django_assert_max_num_queries(46):
        said = page(city, "zhaojing", case)
    assert "do/deem_withdrawn/" not in said
    assert "期限还没有届满，现在不能“视为撤回申请”。" in said


def test_the_usual_step_comes_first_and_the_grave_one_last(city: City):
    said = page(city, "sunli", under_review(city))
    assert said.index("do/grant/") < said.index("do/request_supplement/") < said.index("do/refuse/")


def test_personal_values_are_masked(city: City):
    said = page(city, "liming", filed(legal_aid()))
    assert "138****8000" in said
    for secret in ("王秀英", "13800138000", "11010519491231002X"):
        assert secret not in said


def test_the_story_is_newest_first_with_what_each_step_wrote(city: City):
    case = in_progress(city)
    said = page(city, "zhaojing", case)
    assert said.index("签订委托代理") < said.index("给予法律援助") < said.index("提交申请")
    record = case.records.get(key="la.grant_decision")
    assert f"/office/cases/{case.number}/records/{record.pk}/" in said
    assert "更早的 2 步" in said


def test_the_application_is_its_first_document(city: City):
    case = filed(legal_aid())
    record = case.records.get()
    said = page(city, "liming", case, f"records/{record.pk}/")
    for words in ("法律援助申请表", "欠我两万块工钱", "进城务工人员"):
        assert words in said


def test_a_document_shows_what_it_says(city: City):
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming", missing="身份证复印件。")
    record = case.records.get(key="la.supplement_notice")
    assert "身份证复印件。" in page(city, "liming", case, f"records/{record.pk}/")


@pytest.mark.parametrize("rest", ["", "do/accept/", "records/1/", "materials/1/", "dates/1/"])
def test_to_the_foreign_county_it_does_not_exist(city: City, rest: str):
    case = filed(legal_aid())
    assert city.client("qianwei").get(f"/office/cases/{case.number}/{rest}").status_code == 404


@pytest.mark.parametrize("rest", ["records", "dates", "materials"])
def test_what_belongs_to_another_case_is_not_found(city: City, rest: str):
    case, other = filed(legal_aid()), filed(legal_aid())
    foreign = {"records": other.records.get().pk, "dates": 999999, "materials": 999999}[rest]
    assert city.client("liming").get(f"/office/cases/{case.number}/{rest}/{foreign}/").status_code == 404


def readings(case: Case) -> int:
    return sum(entry.code == "cases.case.read" for entry in entries_of(case.subject))


def test_a_sensitive_case_is_logged_once_in_half_an_hour(city: City, monkeypatch: pytest.MonkeyPatch):
    case, other = filed(legal_aid()), filed(legal_aid())
    client = city.client("liming")
    for _ in range(3):
        client.get(f"/office/cases/{case.number}/")
    assert (readings(case), readings(other)) == (1, 0)
    client.get(f"/office/cases/{other.number}/")
    assert (readings(case), readings(other)) == (1, 1)
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    again = city.client("liming")
    again.get(f"/office/cases/{case.number}/")
    assert readings(case) == 2


def test_an_ordinary_case_is_not_logged(city: City):
    case = filed(consultation())
    city.client("liming").get(f"/office/cases/{case.number}/")
    assert readings(case) == 0
