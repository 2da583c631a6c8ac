"""Search for programs: the answers of the page, in its order."""

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.foundation.search.public import look

URL = "/api/v1/search"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def asked(query: str):
    return Client().get(URL, {"q": query})


@pytest.mark.parametrize(
    "query", ["法律援助", "讨薪", "法侓援助", "falvyuanzhu", "flyz", "援", "  公证   材料 ", "a\0b"]
)
def test_it_answers_what_the_page_does_in_the_same_order(query: str):
    held = asked(query).json()
    page = Client().get("/search/", {"q": query})
    shown = [*page.context["sure"], *page.context["guessed"]]
    assert held["query"] == page.context["query"]
    assert [one["url"].removeprefix("http://testserver") for one in held["found"]] == [
        row["url"] for row in shown
    ]
    assert [one["guessed"] for one in held["found"]] == [row["guessed"] for row in shown]
    assert (held["because"], held["more"]) == (list(page.context["because"]), page.context["more"])


def test_a_guess_says_that_it_is_one():
    first = asked("法侓援助").json()["found"][0]
    assert (first["how"], first["guessed"]) == ("near", True)


def test_what_can_be_found_by_a_title_is_found_with_its_page():
    titles = [one.title for one in look("法律援助", day=timezone.localdate()).found]
    found = asked("法律援助").json()["found"]
    assert [one["title"] for one in found] == titles
    assert all(one["url"].startswith("http://testserver/") and one["kind"] for one in found)


@pytest.mark.parametrize("query", ["", "，。", "龘龘龘"])
def test_nothing_asked_or_found_is_an_empty_answer(query: str):
    answer = asked(query)
    assert (answer.status_code, answer.json()["found"]) == (200, [])


def test_no_query_and_a_query_too_long_are_told_beside_it():
    for answer in (Client().get(URL), asked("法" * 101)):
        assert answer.status_code == 422
        assert "q" in str(answer.json())


def test_nothing_of_a_query_is_kept():
    assert asked("法律援助")["Cache-Control"] == "no-store"
