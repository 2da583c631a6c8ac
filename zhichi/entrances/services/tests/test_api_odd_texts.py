"""Texts that no database takes: PostgreSQL refuses NUL where SQLite does not, and neither may be a fault of ours."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.cast import City
from zhichi.foundation.cases.tests.factories import WAGES

pytestmark = pytest.mark.django_db
ODD = ("\0", "legal\0aid", "\x7f", "\u2028", "\ud800")
READING = (
    "items/{}",
    "points/{}",
    "points?item={}",
    "points?tier={}",
    "points?county={}",
    "points/nearest?lon=116.6&lat=35.4&item={}",
    "coverage?unit={}",
    "coverage?unit=370811&on={}",
    "search?q={}",
    "calendar/due?n=5&from={}",
)


def written(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


@pytest.mark.parametrize("text", ODD, ids=ascii)
@pytest.mark.parametrize("path", READING)
def test_what_is_read_by_an_odd_text_is_not_there(city: City, path: str, text: str):
    answer = Client().get(f"/api/v1/{path.format(written(text))}")
    assert answer.status_code in {200, 404, 422}, answer.content.decode()


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_a_code_of_a_case_is_an_odd_text(city: City, text: str):
    answer = Client().get(f"/api/v1/track/{written(text)}", headers={"X-Key": "8000"})
    assert answer.status_code == 404


def odd(place: str, text: str) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kind": "legal_aid",
        "region": "370811002001",
        "applicant": {"name": "王秀英", "phone": "13800138000", "id_number": "11010519491231002X"},
        "answers": dict(WAGES),
        "commitments": [],
    }
    first, _, second = place.partition(".")
    if first == "commitments":
        body["commitments"] = [{"proof": text, "words": text}]
    elif second == "key":
        body["answers"][text] = "x"
    elif second:
        body[first][second] = text
    else:
        body[first] = text
    return body


@pytest.mark.parametrize("text", ["\0", "legal\0aid", "\x7f\x01"], ids=ascii)
@pytest.mark.parametrize(
    "place",
    [
        "kind",
        "region",
        "applicant.name",
        "applicant.address",
        "answers.facts",
        "answers.matter",
        "answers.key",
        "commitments",
    ],
)
def test_a_filing_with_an_odd_text_is_refused_in_words_or_taken(city: City, place: str, text: str):
    answer = Client().post(
        "/api/v1/applications",
        json.dumps(odd(place, text)),
        content_type="application/json",
        headers={"Idempotency-Key": f"odd-{place}-{len(text)}-0001"},
    )
    assert answer.status_code in {201, 422}, answer.content.decode()
