"""The slip for people without a telephone: large, read aloud, and nothing personal on it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import keep_open
from zhichi.foundation.cases.tests.factories import consultation, filed
from zhichi.kernel import tracking

pytestmark = pytest.mark.django_db


def test_the_slip_holds_the_code_three_ways_and_no_person(city: City):
    case = filed(consultation())
    client = Client()
    session = client.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key
    answer = client.get(f"/cases/{case.tracking_code}/slip/")
    page = answer.content.decode()
    assert tracking.spoken(case.tracking_code) in page
    assert "查进度的二维码" in page
    assert any(word in page for word in "零二三四五六七八九")
    for secret in ("王秀英", "13800138000", case.number, case.title, case.kind_title):
        assert secret not in page, secret
    assert answer["Cache-Control"] == "no-store"


def test_without_the_key_there_is_no_slip(city: City):
    case = filed(consultation())
    assert Client().get(f"/cases/{case.tracking_code}/slip/").status_code == 302
