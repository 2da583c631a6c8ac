"""The story of a case, its receipt, its dates and documents: only for who gave the key, and never a name in it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.tests.steps import opened
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import (
    consultation,
    do,
    filed,
    in_progress,
    legal_aid,
    under_review,
)
from zhichi.foundation.timelimits.public import Clock

pytestmark = pytest.mark.django_db


def page(client: Client, case: Case, rest: str = "") -> str:
    answer = client.get(f"/cases/{case.tracking_code}/{rest}")
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.mark.parametrize("rest", ["", "receipt/", "dates/1/", "papers/1/", "do/withdraw/", "rate/"])
def test_without_the_key_it_leads_to_the_query_page(client: Client, city: City, rest: str):
    case = filed(legal_aid())
    answer = client.get(f"/cases/{case.tracking_code}/{rest}")
    assert answer["Location"].startswith(f"/track/?code={case.tracking_code}&next=")
    assert case.tracking_code in client.get(answer["Location"]).content.decode()


def test_a_case_that_is_none_leads_there_too(client: Client, law: None):
    assert client.get("/cases/1234567890123456/")["Location"].startswith("/track/?code=1234567890123456")


def test_the_key_opens_one_case_for_half_an_hour(client: Client, city: City, monkeypatch: pytest.MonkeyPatch):
    case, other = filed(legal_aid()), filed(legal_aid())
    opened(client, case)
    assert "已收到，正在看材料" in page(client, case)
    assert client.get(f"/cases/{other.tracking_code}/").status_code == 302
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert client.get(f"/cases/{case.tracking_code}/").status_code == 302


def test_milestones_without_names(client: Client, city: City):
    case = in_progress(city)
    opened(client, case)
    said = page(client, case)
    for words in (
        "材料齐全，已转县法律援助中心审查。",
        "决定给您法律援助，全程免费。",
        "承办人开始办理",
        "任城区法律援助中心",
    ):
        assert words in said
    for name in ("李明", "孙立", "赵静", "陈律师", "王秀英", "欠我两万块"):
        assert name not in said
    assert client.get(f"/cases/{case.tracking_code}/")["Cache-Control"] == "no-store"


def test_what_ends_the_matter_is_not_among_what_to_do_next(client: Client, city: City):
    case = filed(legal_aid())
    opened(client, case)
    said = page(client, case)
    assert "您现在可以" not in said
    assert said.index("找谁问") < said.index("撤回申请")


def test_the_receipt_has_code_number_date_desk_and_proof(client: Client, city: City):
    case = filed(legal_aid())
    opened(client, case)
    said = page(client, case, "receipt/")
    code = case.tracking_code
    spoken = f"{code[:4]} {code[4:8]} {code[8:12]} {code[12:]}"
    assert case.next_date is not None
    due = f"{case.next_date.year}年{case.next_date.month}月{case.next_date.day}日"
    for words in (spoken, case.number, due, "许庄司法所", "<svg", case.acts.get().entry_digest):
        assert words in said
    assert "王秀英" not in said


def test_each_date_has_its_certificate_and_only_its_own(client: Client, city: City):
    case, other = filed(legal_aid()), filed(legal_aid())
    opened(client, case)
    own = Clock.objects.filter(subject=case.subject).first()
    foreign = Clock.objects.filter(subject=other.subject).first()
    assert own is not None
    assert foreign is not None
    assert "期限计算书" in page(client, case, f"dates/{own.pk}/")
    assert client.get(f"/cases/{case.tracking_code}/dates/{foreign.pk}/").status_code == 404


def test_only_documents_given_to_the_party_are_shown(client: Client, city: City):
    case = under_review(city)
    do(city, case, "check_means", "zhaojing")
    opened(client, case)
    for record in case.records.all():
        answer = client.get(f"/cases/{case.tracking_code}/papers/{record.pk}/")
        assert answer.status_code == (200 if record.given else 404), record.title
    said = page(client, case)
    assert "材料接收凭证" in said
    assert "经济困难状况核查表" not in said


def test_a_document_of_another_case_is_not_found(client: Client, city: City):
    case, other = under_review(city), under_review(city)
    opened(client, case)
    record = other.records.filter(given=True).first()
    assert record is not None
    assert client.get(f"/cases/{case.tracking_code}/papers/{record.pk}/").status_code == 404


def test_a_referred_question_names_its_new_case(client: Client, city: City):
    case = filed(consultation())
    do(city, case, "refer", "liming")
    referral = case.referrals.get()
    opened(client, case)
    assert "已经转为新的一件" not in page(client, case)
    city.client("zhaojing").post(f"/office/referrals/{referral.pk}/answer/", {"answer": "accept"})
    opened_case = Case.objects.get(kind="legal_aid")
    said = page(client, case)
    assert opened_case.number in said
    assert f"/track/?code={opened_case.tracking_code}" in said


def test_while_papers_are_awaited_the_promised_day_comes_first(client: Client, city: City):
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming")
    opened(client, case)
    said = page(client, case)
    assert said.index("按通知的日子") < said.index("期限暂停计算")
