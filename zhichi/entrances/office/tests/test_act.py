"""The form of a verb: refused with a sentence, never losing what was typed, done once."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid, under_review

pytestmark = pytest.mark.django_db
TYPED = {"missing": "身份证复印件。", "days": "15"}


def address(case: Case, verb: str = "request_supplement") -> str:
    return f"/office/cases/{case.number}/do/{verb}/"


def test_it_is_done_and_said(city: City):
    case = filed(legal_aid())
    answer = city.client("liming").post(address(case), TYPED | {"revision": case.revision}, follow=True)
    assert "已办：一次性告知补充材料。" in answer.content.decode()
    case.refresh_from_db()
    assert case.state == "materials_incomplete"


def test_beside_the_form_stands_what_was_asked_for(city: City):
    assert "欠我两万块工钱" in city.client("liming").get(address(filed(legal_aid()))).content.decode()


@pytest.mark.parametrize(("typed", "said"), [({"missing": ""}, "请填写“需要补充哪些材料”。"), ({"days": "2"}, "3"), ({"days": "很久"}, "几天内补齐")])  # fmt: skip
def test_what_cannot_be_taken_is_said_and_kept(city: City, typed: dict[str, str], said: str):
    case = filed(legal_aid())
    answer = city.client("liming").post(address(case), {"missing": "身份证。", "days": "15"} | typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert typed.get("missing", "身份证。") in page
    case.refresh_from_db()
    assert case.state == "registered"


def test_the_second_is_told_who_and_when_and_keeps_what_was_typed(city: City):
    case = filed(legal_aid())
    seen = case.revision
    do(city, case, "request_supplement", "zhaojing")
    answer = city.client("liming").post(address(case), TYPED | {"revision": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("赵静", "一次性告知补充材料", "您填写的内容没有丢", "身份证复印件。"):
        assert words in page
    assert case.acts.filter(verb="request_supplement").count() == 1


def test_a_step_that_is_not_possible_now_leads_back_with_the_reason(city: City):
    case = filed(legal_aid())
    answer = city.client("sunli").get(address(case, "grant"), follow=True)
    assert answer.redirect_chain[-1][0] == f"/office/cases/{case.number}/"
    assert "notice-warning" in answer.content.decode()


@pytest.mark.parametrize("verb", ["supplement", "withdraw", "moon"])
def test_a_citizens_verb_is_no_page_of_the_office(city: City, verb: str):
    assert city.client("liming").get(address(filed(legal_aid()), verb)).status_code == 404


def test_a_hook_refuses_in_a_sentence(city: City):
    case = under_review(city, answers={"crowd": []})
    answer = city.client("sunli").post(
        address(case, "grant"), {"form": "arbitration", "reason": "符合条件。"}
    )
    assert answer.status_code == 422
    assert "须先核查经济困难状况" in answer.content.decode()
    assert "符合条件。" in answer.content.decode()


def test_who_passes_a_case_on_for_good_goes_back_to_the_inbox(city: City):
    case = under_review(city)
    city.client("sunli").post(address(case, "grant"), {"form": "arbitration", "reason": "符合。"})
    city.client("zhaojing").post(address(case, "assign"), {"provider": city.people["chen"].pk})
    answer = city.client("chen").post(address(case, "decline_assignment"), {"reason": "利益冲突。"})
    assert answer["Location"] == "/office/"
