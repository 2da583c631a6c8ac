"""What the citizen does with a case: only the citizen's verbs, only in their state, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.tests.steps import opened
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid

pytestmark = pytest.mark.django_db
OFFICERS = ["accept", "grant", "refuse", "request_supplement", "deem_withdrawn", "close", "moon"]


def address(case: Case, verb: str) -> str:
    return f"/cases/{case.tracking_code}/do/{verb}/"


@pytest.fixture
def waiting(client: Client, city: City) -> Case:
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming")
    opened(client, case)
    return case


@pytest.mark.parametrize("verb", OFFICERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_officers_verb_is_none_of_the_citizens(client: Client, waiting: Case, verb: str, method: str):
    assert getattr(client, method)(address(waiting, verb)).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == "materials_incomplete"


@pytest.mark.parametrize("method", ["get", "post"])
def test_in_the_wrong_state_it_says_why_and_does_nothing(client: Client, waiting: Case, method: str):
    answer = getattr(client, method)(address(waiting, "object"), {"reason": "不同意。"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/cases/{waiting.tracking_code}/"
    assert "messages" in answer.content.decode()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.acts.count()) == ("materials_incomplete", 2)


def test_what_is_asked_for_is_handed_in(client: Client, waiting: Case):
    paper = SimpleUploadedFile("证言.txt", "工友作证。".encode(), "text/plain")
    refused = client.post(address(waiting, "supplement"), {"note": "见附件。", "papers": paper})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "见附件。" in page
    answer = client.post(address(waiting, "supplement"), {"note": "见附件。"}, follow=True)
    assert "已提交：补充材料。" in answer.content.decode()
    waiting.refresh_from_db()
    assert waiting.state == "under_review"


def test_the_page_says_what_was_asked_for_and_until_when(client: Client, waiting: Case):
    page = client.get(address(waiting, "supplement")).content.decode()
    for words in ("补充材料通知书", "身份证复印件；工友的证言。", "按通知的日子"):
        assert words in page
    assert "身份证复印件；工友的证言。" not in client.get(address(waiting, "withdraw")).content.decode()


def test_sent_twice_it_is_done_once(client: Client, waiting: Case):
    for _ in range(2):
        client.post(address(waiting, "supplement"), {"note": "见附件。"})
    assert waiting.acts.filter(verb="supplement").count() == 1


def test_what_is_too_long_is_refused_and_kept(client: Client, waiting: Case):
    answer = client.post(address(waiting, "supplement"), {"note": "长" * 2001})
    assert answer.status_code == 422
    assert "长" * 2001 in answer.content.decode()


def test_a_form_opened_in_time_may_still_be_sent(
    client: Client, waiting: Case, monkeypatch: pytest.MonkeyPatch
):
    begun = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: begun + timedelta(minutes=50))
    assert client.get(address(waiting, "supplement")).status_code == 302
    client.post(address(waiting, "supplement"), {"note": "写了很久。"})
    assert waiting.acts.filter(verb="supplement").exists()
    monkeypatch.setattr(timezone, "now", lambda: begun + timedelta(minutes=121))
    assert "/track/" in client.post(address(waiting, "withdraw"))["Location"]


def test_what_ends_the_matter_is_said_before(client: Client, waiting: Case):
    assert "这一步做了不能收回" in client.get(address(waiting, "withdraw")).content.decode()
    client.post(address(waiting, "withdraw"))
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
