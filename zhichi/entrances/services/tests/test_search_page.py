"""The search page: everybody's, without script, and nothing of a query is kept."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

URL, SUGGEST = "/search/", "/search/suggest/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def page(query, **headers):
    return Client().get(URL, {"q": query}, headers=headers)


def test_what_can_be_filed_is_first_and_can_be_begun():
    body = page("法律援助").content.decode()
    assert reverse("services:start", args=["legal_aid"]) in body
    assert body.index(reverse("services:guide", args=["legal_aid"])) < body.index("/laws/")
    assert "<mark>法律援助</mark>" in body


def test_the_words_that_were_understood_are_said():
    assert "按“讨薪”找到" in page("讨薪").content.decode()


def test_a_guess_says_that_it_is_one():
    body = page("法侓援助").content.decode()
    assert "您是不是想找" in body


def test_nothing_found_helps_on():
    body = page("龘龘龘").content.decode()
    assert "没有找到" in body
    assert 'href="tel:12348"' in body
    assert 'href="/guide-me/"' in body


def test_an_empty_box_is_a_page_too():
    assert Client().get(URL).status_code == 200
    assert page("   ").status_code == 200


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", "\x00", "琉" * 5000, '"; DROP TABLE x; --', "a'b\"c*"]
)
def test_bad_input_is_shown_as_text_and_breaks_nothing(query):
    answer = page(query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_nothing_of_a_query_is_kept(caplog):
    with (
        caplog.at_level(logging.DEBUG),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        answer = page("丈夫打人")
    assert "丈夫打人" not in caplog.text
    assert not [one for one in asked if not one["sql"].lstrip("( ").upper().startswith("SELECT")]
    assert "sessionid" not in answer.cookies
    assert "丈夫打人" not in str(answer.cookies)
    assert "private" in answer["Cache-Control"]


def test_the_statements_do_not_grow_with_the_answers(django_assert_max_num_queries):
    page("法")
    with django_assert_max_num_queries(10):
        page("法")


def test_suggestions_are_a_piece_for_the_script_and_a_page_without():
    piece = Client().get(SUGGEST, {"q": "falvyuan"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert reverse("services:guide", args=["legal_aid"]) in piece
    assert "<html" in Client().get(SUGGEST, {"q": "falvyuan"}).content.decode()
    assert "12348" in Client().get(SUGGEST, {"q": "龘龘"}, headers={"HX-Request": "true"}).content.decode()


def test_the_box_stands_on_every_citizen_page():
    for address in ("/", "/guides/", "/track/", "/points/", "/laws/", "/guide-me/"):
        assert 'action="/search/"' in Client().get(address).content.decode(), address


def test_nobody_posts_a_query():
    assert Client().post(URL, {"q": "法"}).status_code == 405
