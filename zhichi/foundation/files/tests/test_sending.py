"""Sending a file in pieces: it goes on where it stopped, and nobody else's hand is on it."""

import pytest
from django.test import Client

from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.tests.factories import pdf
from zhichi.foundation.files.tests.sending import begun, patch, sent

pytestmark = pytest.mark.django_db
PAPER = pdf(b"%" + b"x" * 250_000)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    kept = {
        "BACKEND": "zhichi.foundation.files.models.storage.DurableFileStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": kept}
    return tmp_path


def test_a_lost_line_goes_on_where_it_stopped():
    client = Client()
    answer = begun(client, PAPER)
    assert (answer.status_code, answer["Upload-Offset"]) == (201, "0")
    place = answer["Location"]
    patch(client, place, 0, PAPER[:100_000])
    told = client.head(place)
    assert (told["Upload-Offset"], told["Upload-Complete"]) == ("100000", "?0")
    answer = patch(client, place, 100_000, PAPER[100_000:])
    assert (answer["Upload-Offset"], answer["Upload-Complete"]) == (str(len(PAPER)), "?1")
    assert answer["Cache-Control"].startswith("max-age=0")


@pytest.mark.parametrize("offset", [0, 99_999, 100_001])
def test_a_piece_that_fits_nowhere_is_told_how_far_it_got(offset):
    client = Client()
    place = begun(client, PAPER)["Location"]
    patch(client, place, 0, PAPER[:100_000])
    answer = patch(client, place, offset, PAPER[offset : offset + 10])
    assert (answer.status_code, answer["Upload-Offset"]) == (409, "100000")


def test_nobody_reaches_anothers_part():
    client, other = Client(), Client()
    place = begun(client, PAPER)["Location"]
    begun(other, PAPER)
    for stranger in (other, Client()):
        assert stranger.head(place).status_code == 404
        assert patch(stranger, place, 0, PAPER[:10]).status_code == 404
        assert stranger.delete(place).status_code == 404
    assert client.head(place).status_code == 204


def test_what_is_given_up_is_gone_with_its_bytes(folder):
    client = Client()
    place = sent(client, PAPER)
    assert list(folder.rglob("arriving/*/*"))
    assert client.delete(place).status_code == 204
    assert not list(folder.rglob("arriving/*/*"))
    assert client.head(place).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Upload-Length": "viel"},
        {"Upload-Length": "-1"},
        {"Upload-Length": "9" * 13},
        {"Repr-Digest": ""},
        {"Repr-Digest": "sha-256=:AAAA:"},
    ],
)
def test_a_beginning_that_says_nothing_sensible_is_refused_in_chinese(headers):
    answer = begun(Client(), PAPER, **headers)
    assert answer.status_code == 400
    assert "刷新页面" in answer.json()["title"]
    assert not Arrival.objects.exists()


def test_a_piece_needs_its_type_and_its_place():
    client = Client()
    place = begun(client, PAPER)["Location"]
    assert client.patch(place, b"x", content_type="text/plain").status_code == 400
    assert patch(client, place, "mitten", b"x").status_code == 400


def test_the_token_of_the_form_is_asked_for():
    client = Client(enforce_csrf_checks=True)
    assert begun(client, PAPER).status_code == 403
