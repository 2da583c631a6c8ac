"""转介: what waits for my desk; taken over or sent back once, by who sits there."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import Case, Referral
from zhichi.foundation.cases.tests.factories import consultation, do, filed

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(city: City) -> Referral:
    case = filed(consultation())
    do(city, case, "refer", "liming", reason="没钱请律师。")
    return case.referrals.get()


def answer(city: City, who: str, referral: Referral, **given: str):
    return city.client(who).post(f"/office/referrals/{referral.pk}/answer/", given, follow=True)


def test_it_waits_only_at_its_desk(city: City, referral: Referral):
    assert "没钱请律师。" in city.client("zhaojing").get("/office/referrals/").content.decode()
    for who in ("liming", "hanmei", "qianwei"):
        assert "没有待接收的转介" in city.client(who).get("/office/referrals/").content.decode()


def test_taken_over_it_is_a_new_case(city: City, referral: Referral):
    page = answer(city, "zhaojing", referral, answer="accept").content.decode()
    opened = Case.objects.get(kind="legal_aid")
    assert f"已接收，新案号 {opened.number}。" in page
    assert opened.answers["facts"] == referral.case.answers["question"]


def test_sent_back_it_says_why(city: City, referral: Referral):
    assert "退回须写明理由。" in answer(city, "zhaojing", referral, answer="return").content.decode()
    assert (
        "已退回。"
        in answer(city, "zhaojing", referral, answer="return", reason="不属于范围。").content.decode()
    )
    case = Case.objects.get()
    assert case.state == "answering"


def test_the_second_answer_is_told_of_the_first(city: City, referral: Referral):
    answer(city, "zhaojing", referral, answer="accept")
    assert "赵静" in answer(city, "sunli", referral, answer="return", reason="不属于范围。").content.decode()
    assert Case.objects.filter(kind="legal_aid").count() == 1


@pytest.mark.parametrize("who", ["liming", "qianwei", "hanmei", "zhouhong"])
def test_nobody_else_answers(city: City, referral: Referral, who: str):
    assert answer(city, who, referral, answer="accept").status_code == 404
    assert not Case.objects.filter(kind="legal_aid").exists()
