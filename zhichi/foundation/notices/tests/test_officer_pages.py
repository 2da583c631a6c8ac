"""What officers are told, the log of their scope, and what they say when something came back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.notices.actions.recording import tell_the_desk
from zhichi.foundation.notices.actions.waiting import waiting
from zhichi.foundation.notices.models import Delivery, OfficerWish
from zhichi.foundation.notices.tests.factories import PHONE, undelivered

pytestmark = pytest.mark.django_db


def handed_in(city: City) -> str:
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming")
    do(city, case, "supplement", "citizen")
    return case.number


def test_the_desk_reads_what_the_citizen_did_until_it_has_read_it(city: City):
    number = handed_in(city)
    client = city.client("liming")
    body = client.get("/office/notices/").content.decode()
    assert number[-4:] in body
    assert "补充材料" in body
    assert [each.count for each in waiting(city.actor("liming"), timezone.now())] == [1]
    assert client.post("/office/notices/read/").status_code == 302
    assert waiting(city.actor("liming"), timezone.now()) == []
    assert "新</span>" not in client.get("/office/notices/").content.decode()


def test_another_desk_is_told_nothing(city: City):
    handed_in(city)
    assert waiting(city.actor("qianwei"), timezone.now()) == []
    assert "补充材料" not in city.client("qianwei").get("/office/notices/").content.decode()


def test_old_news_does_not_wait(city: City):
    handed_in(city)
    assert waiting(city.actor("liming"), timezone.now() + timedelta(days=31)) == []


def test_what_came_back_waits_for_the_desk_in_charge_until_somebody_says_how_he_was_told(city: City):
    row = undelivered(filed(legal_aid()))
    tell_the_desk(row, at=timezone.now())
    titles = [each.title for each in waiting(city.actor("liming"), timezone.now())]
    assert titles == ["消息没有看", "通知送不到，要另外告知"]
    client = city.client("liming")
    body = client.get("/office/notices/log/?state=failed").content.decode()
    assert "138****8000" in body
    assert PHONE not in body
    client.post(f"/office/notices/log/{row.pk}/settle/", {"note": "6月3日到家里告知本人。"})
    row.refresh_from_db()
    assert (row.settled_by, row.settled_note) == (city.people["liming"], "6月3日到家里告知本人。")
    assert [entry.code for entry in entries_of(f"delivery:{row.pk}")] == ["notices.delivery.settled"]
    assert [each.title for each in waiting(city.actor("liming"), timezone.now())] == ["消息没有看"]


@pytest.mark.parametrize("note", ["", "好", "打了 13800138000", "字" * 201])
def test_a_note_that_says_nothing_or_too_much_is_refused(city: City, note: str):
    row = undelivered(filed(legal_aid()))
    city.client("liming").post(f"/office/notices/log/{row.pk}/settle/", {"note": note})
    row.refresh_from_db()
    assert row.settled_at is None


def test_the_log_is_that_of_the_readers_scope(city: City):
    row = undelivered(filed(legal_aid()))
    assert row.notice.subject[5:] in city.client("zheng").get("/office/notices/log/").content.decode()
    assert row.notice.subject[5:] not in city.client("qianwei").get("/office/notices/log/").content.decode()
    for administrator in ("feng", "jiang", "shen"):
        assert city.client(administrator).get("/office/notices/log/").status_code == 403
    refused = city.client("qianwei").post(f"/office/notices/log/{row.pk}/settle/", {"note": "我来告知的"})
    assert refused.status_code == 404
    assert (
        city.client("chen").post(f"/office/notices/log/{row.pk}/settle/", {"note": "告知"}).status_code == 403
    )


def test_the_log_costs_the_same_however_long(city: City):
    undelivered(filed(legal_aid()))
    client = city.client("liming")
    client.get("/office/notices/log/")
    with CaptureQueriesContext(connection) as few:
        client.get("/office/notices/log/")
    for _ in range(5):
        undelivered(filed(legal_aid()))
    with CaptureQueriesContext(connection) as many:
        client.get("/office/notices/log/")
    assert len(many) == len(few)
    assert Delivery.objects.count() == 6


def test_a_wish_for_mail_wants_an_address(city: City):
    client = city.client("liming")
    told = {"mail": "", "events": ["office.overdue"], "digest": "none"}
    assert client.post("/office/notices/wishes/", told).status_code == 422
    assert client.post("/office/notices/wishes/", {**told, "events": ["x"]}).status_code == 422
    assert client.post("/office/notices/wishes/", {**told, "mail": "li@example.com"}).status_code == 302
    wish = OfficerWish.objects.get()
    assert (wish.mail, wish.events, wish.digest) == ("li@example.com", ["office.overdue"], "none")
