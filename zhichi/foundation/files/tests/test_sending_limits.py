"""What is sent in pieces keeps the limits of what comes whole."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.foundation.files.actions import discard_arrivals
from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.rules import quota
from zhichi.foundation.files.tests.factories import pdf
from zhichi.foundation.files.tests.sending import begun, patch, sent
from zhichi.foundation.files.tests.test_sending import folder  # noqa: F401

pytestmark = pytest.mark.django_db
PAPER = pdf()


def test_what_is_too_large_is_refused_before_a_byte_of_it_comes(settings):
    settings.ZHICHI_UPLOAD_MAX_BYTES = len(PAPER) - 1
    answer = begun(Client(), PAPER)
    assert answer.status_code == 422
    assert "太大了" in answer.json()["title"]


def test_an_empty_file_is_refused():
    assert "空文件" in begun(Client(), b"").json()["title"]


def test_a_kind_that_is_not_taken_is_refused_with_its_first_piece():
    client, program = Client(), b"MZ" + b"\0" * 500_000
    place = begun(client, program)["Location"]
    answer = patch(client, place, 0, program[:1000])
    assert answer.status_code == 422
    assert "不能上传" in answer.json()["title"]
    assert not Arrival.objects.exists()


def test_what_only_begins_well_is_refused_when_it_is_whole():
    client, broken = Client(), b"%PDF-1.4\n" + b"x" * 5000
    place = begun(client, broken)["Location"]
    answer = patch(client, place, 0, broken)
    assert (answer.status_code, "不完整" in answer.json()["title"]) == (422, True)
    assert not Arrival.objects.exists()


def test_bytes_changed_on_the_way_are_found_by_the_digest():
    client = Client()
    place = begun(client, PAPER)["Location"]
    answer = patch(client, place, 0, PAPER.replace(b"Catalog", b"Kat4log"))
    assert (answer.status_code, "传坏了" in answer.json()["title"]) == (422, True)


def test_more_than_was_said_is_refused():
    client = Client()
    place = begun(client, PAPER)["Location"]
    assert patch(client, place, 0, PAPER + b"x").status_code == 422


def test_one_browser_holds_so_many_files_and_no_more():
    client = Client()
    for _ in range(quota.OF_OWNER.files):
        assert begun(client, PAPER).status_code == 201
    answer = begun(client, PAPER)
    assert (answer.status_code, answer.json()["title"]) == (429, quota.OF_OWNER.because)
    assert begun(Client(), PAPER).status_code == 201


def test_one_address_holds_so_many_files_and_no_more(monkeypatch):
    monkeypatch.setattr("zhichi.foundation.files.actions.arriving.OF_ADDRESS", quota.Quota(3, 10**9, "满了"))
    for _ in range(3):
        assert begun(Client(), PAPER).status_code == 201
    assert begun(Client(), PAPER).json()["title"] == "满了"
    assert begun(Client(REMOTE_ADDR="10.0.0.9"), PAPER).status_code == 201


def test_bytes_count_as_files_do():
    assert quota.over(quota.Quota(9, 100, "满了"), files=1, held=60, size=41) == "满了"
    assert quota.over(quota.Quota(9, 100, "满了"), files=1, held=60, size=40) == ""


def test_what_nobody_comes_back_for_is_swept(folder):  # noqa: F811
    client = Client()
    begun(client, PAPER)
    sent(client, PAPER)
    now = timezone.now()
    assert discard_arrivals(at=now + timedelta(hours=23)) == 0
    assert discard_arrivals(at=now + timedelta(hours=25)) == 2
    assert not list(folder.rglob("arriving/*/*"))


def test_a_clock_that_goes_back_between_two_pieces_loses_nothing():
    client, moment = Client(), timezone.now()
    place = begun(client, PAPER)["Location"]
    patch(client, place, 0, PAPER[:50])
    Arrival.objects.update(begun_at=moment + timedelta(hours=2), expires_at=moment + timedelta(hours=26))
    assert patch(client, place, 50, PAPER[50:])["Upload-Complete"] == "?1"
