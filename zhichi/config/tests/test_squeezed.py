"""Texts go out compressed to whoever can read it so; what is small, compressed already or streamed stays as it is."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import Client, RequestFactory

from zhichi.config.squeezed import SqueezeMiddleware

READS_GZIP = {"accept-encoding": "gzip, deflate, br"}
LONG = b"<p>" + "法律援助".encode() * 400


def answered(response, **headers: str):
    request = RequestFactory().get("/", headers=headers)
    return SqueezeMiddleware(lambda request: response)(request)


def test_a_page_is_compressed_and_says_so():
    sent = answered(HttpResponse(LONG), **READS_GZIP)
    assert (sent["Content-Encoding"], sent["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(sent.content) == LONG
    assert len(sent.content) < len(LONG) / 4


def test_who_cannot_read_it_gets_it_plain():
    sent = answered(HttpResponse(LONG))
    assert "Content-Encoding" not in sent
    assert sent.content == LONG


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(b"<p>short</p>"),
        HttpResponse(LONG, content_type="image/png"),
        HttpResponse(LONG, content_type="application/pdf"),
        HttpResponse(LONG, headers={"Content-Encoding": "br"}),
    ],
)
def test_what_gains_nothing_stays_as_it_is(response: HttpResponse):
    before = response.content
    assert answered(response, **READS_GZIP).content == before


def test_a_file_is_not_held_up():
    sent = answered(FileResponse(iter([LONG]), content_type="text/plain"), **READS_GZIP)
    assert "Content-Encoding" not in sent


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/guides/", "/track/", "/search/"])
def test_the_pages_of_the_site_are(path: str):
    plain, packed = Client().get(path), Client().get(path, headers=READS_GZIP)
    assert packed["Content-Encoding"] == "gzip"
    assert "法律" in gzip.decompress(packed.content).decode()
    assert len(packed.content) < len(plain.content) / 2
