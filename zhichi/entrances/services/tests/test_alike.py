"""Pages that are the same for everybody are drawn once, told apart by what differs, and never old."""

import gzip

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.views.citizen import alike
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import append

pytestmark = pytest.mark.django_db
PAGES = ["/", "/guides/", "/guides/legal_aid/", "/about/"]


def something_is_done() -> None:
    append(
        subject="test:1", at=timezone.now(), actor=SYSTEM.ref, code="test.thing.done", payload={}, fresh=True
    )


@pytest.mark.parametrize("path", PAGES)
def test_the_second_reader_costs_one_statement_and_no_drawing(path: str, django_assert_num_queries):
    first = Client().get(path)
    with django_assert_num_queries(1):
        again = Client().get(path)
    assert again.content == first.content
    assert (again["Cache-Control"], "Cookie" in again["Vary"]) == ("no-cache", True)
    assert "Set-Cookie" not in again


@pytest.mark.parametrize("path", PAGES)
def test_whoever_has_it_is_told_so(path: str):
    etag = Client().get(path)["ETag"]
    answer = Client().get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert Client().get(path, headers={"If-None-Match": '"older"'}).status_code == 200


def test_any_act_has_it_drawn_again(monkeypatch):
    drawn = []
    seen = alike.sha256
    monkeypatch.setattr(alike, "sha256", lambda body: drawn.append(1) or seen(body))
    for _ in range(3):
        Client().get("/guides/")
    assert len(drawn) == 1
    something_is_done()
    Client().get("/guides/")
    assert len(drawn) == 2


def test_large_letters_are_another_page():
    elder = Client()
    answer = elder.post("/elder/", {"size": "24", "next": "/guides/"})
    assert answer["Location"] == "/guides/"
    large, plain = elder.get("/guides/"), Client().get("/guides/")
    assert 'data-elder="24"' in large.content.decode()
    assert 'data-elder="24"' not in plain.content.decode()
    assert large["ETag"] != plain["ETag"]


def test_letters_are_changed_without_a_token_and_nowhere_else():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/elder/", {"size": "20", "next": "//example.invalid/"})
    assert answer["Location"] == "/"
    assert strict.post("/apply/consultation/").status_code == 403


def test_a_page_for_somebody_is_not_kept(city: City):
    officer = city.client("liming")
    assert "ETag" not in officer.get("/guides/")
    assert "ETag" not in Client().get("/guides/?from=sms")
    assert alike.KEPT == {}


def test_what_is_not_there_is_not_kept():
    assert Client().get("/guides/nothing/").status_code == 404
    assert alike.KEPT == {}


@pytest.mark.parametrize("path", PAGES)
def test_english_is_another_page_with_an_etag_of_its_own(path: str):
    chinese = Client().get(path)
    english = Client().get(path, headers={"Accept-Language": "en"})
    assert '<html lang="en"' in english.content.decode()
    assert '<html lang="zh-Hans"' in Client().get(path).content.decode()
    assert chinese["ETag"] != english["ETag"]
    assert "Accept-Language" in english["Vary"]
    held = {"If-None-Match": english["ETag"]}
    assert Client().get(path, headers=held).status_code == 200
    assert Client().get(path, headers={**held, "Accept-Language": "en"}).status_code == 304


def test_the_language_is_chosen_without_a_token_and_kept_apart():
    reader = Client(enforce_csrf_checks=True)
    assert reader.post("/language/", {"language": "en", "next": "/guides/"})["Location"] == "/guides/"
    assert "What would you like to do?" in reader.get("/guides/").content.decode()
    assert "您想办什么" in Client().get("/guides/").content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_it_is_kept_compressed_too(path: str):
    plain = Client().get(path)
    packed = Client().get(path, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert {"Cookie", "Accept-Encoding"} <= {one.strip() for one in packed["Vary"].split(",")}
    assert packed["ETag"] == plain["ETag"]
