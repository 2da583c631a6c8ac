"""Asked by a message: sent once through the channel, judged on the page of the case, counted as what it was."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Applicant, Case, keep_open
from zhichi.foundation.cases.tests.factories import consultation, do, filed
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.notices.tests.factories import by_sms, round_at
from zhichi.foundation.ratings.models import Rating, RatingLink
from zhichi.foundation.ratings.tests.factories import answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def sms(settings):
    with by_sms(settings) as kept:
        yield kept


def ask(city: City, case: Case, channel: str = "sms", who: str = "liming") -> tuple[int, str]:
    answer = city.client(who).post(
        reverse("ratings:invite", args=[case.number]), {"channel": channel}, follow=True
    )
    return answer.status_code, answer.content.decode()


def reached(client: Client, case: Case, link: str) -> Client:
    """Whoever follows the link of the message and knows the last four."""
    page = client.get(link.replace("https://zhichi.example.cn", ""))
    asked = client.get(page["Location"])
    session = client.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert asked["Location"].startswith("/track/")
    assert "by%3Dmessage" in asked["Location"]
    return client


def test_the_desk_sends_one_message_and_its_link_leads_to_the_grades(city: City, sms, client):
    case = answered(city)
    assert "已经发消息请当事人评价" in ask(city, case)[1]
    status, page = ask(city, case)
    assert (status, "不重复发" in page) == (422, True)
    round_at(timezone.now().replace(hour=2) + timedelta(days=1))
    (told,) = [each for each in sms.taken.values() if "请评价" in each["text"]]
    assert case.tracking_code not in told["text"]
    assert not RatingLink.objects.exists()
    reached(client, case, told["link"])
    address = f"/cases/{case.tracking_code}/rate/?by=message"
    assert client.get(address).status_code == 200
    assert client.post(address, {"grade": "5"}).status_code == 302
    assert Rating.objects.get().channel == "sms"
    last = [payload_of(entry) for entry in entries_of(case.subject) if entry.code == "ratings.rating.invited"]
    assert last == [{"event": 2, "channel": "sms"}]


def test_without_a_channel_or_a_number_the_desk_reads_why(city: City, settings):
    case = answered(city)
    status, page = ask(city, case)
    assert (status, "没有开通短信等渠道" in page) == (422, True)
    with by_sms(settings):
        silent = filed(consultation(applicant=Applicant(name="王秀英", pin="2468")))
        do(city, silent, "answer", "liming")
        status, page = ask(city, silent)
        assert (status, "没有留能收短信的手机号" in page) == (422, True)
        assert 'value="sms"' not in page


def test_a_call_that_12345_handed_over_is_judged_by_12345(city: City):
    case = filed(consultation(channel="hotline"))
    do(city, case, "answer", "liming")
    assert (
        'value="12345"' in city.client("liming").get(f"/office/ratings/ask/{case.number}/").content.decode()
    )
    assert ask(city, case, "12345")[0] == 200
    assert RatingLink.objects.get().channel == "12345"


def test_what_12345_did_not_hand_over_it_does_not_judge(city: City):
    case = answered(city)
    assert ask(city, case, "12345")[0] == 422
    assert not RatingLink.objects.exists()
