"""The switch between Chinese and English: chosen by a button, guessed only from browsers that know no Chinese."""

import pytest
from django.test import Client
from django.urls import reverse

from zhichi.ui.tongue.catalogue import TONGUE_COOKIE

HERE = "/gallery/"
ENGLISH = '<html lang="en"'
CHINESE = '<html lang="zh-Hans"'


def page(client: Client, **headers: str) -> str:
    return client.get(HERE, headers=headers).content.decode()


def test_the_button_turns_the_pages_english_and_leads_back(client: Client):
    answer = client.post(reverse("ui:language"), {"language": "en", "next": "/gallery/?a=1"})
    assert answer["Location"] == "/gallery/?a=1"
    assert answer.cookies[TONGUE_COOKIE].value == "en"
    said = page(client)
    assert ENGLISH in said
    assert ">Skip to the text<" in said


def test_and_back(client: Client):
    client.post(reverse("ui:language"), {"language": "en"})
    client.post(reverse("ui:language"), {"language": "zh"})
    assert CHINESE in page(client)


@pytest.mark.parametrize("language", ["", "fr", "EN", '"><script>'])
def test_another_language_changes_nothing(client: Client, language: str):
    answer = client.post(reverse("ui:language"), {"language": language, "next": "//evil.example"})
    assert (answer["Location"], TONGUE_COOKIE in answer.cookies) == ("/", False)


def test_a_get_changes_nothing(client: Client):
    assert client.get(reverse("ui:language")).status_code == 405


@pytest.mark.parametrize(
    ("header", "tongue"),
    [
        ("en-US,en;q=0.9", ENGLISH),
        ("de,en;q=0.5", ENGLISH),
        ("en-US,en;q=0.9,zh-CN;q=0.8", CHINESE),
        ("zh-CN,zh;q=0.9,en;q=0.8", CHINESE),
        ("de,fr;q=0.5", CHINESE),
        ("*", CHINESE),
        ("", CHINESE),
    ],
)
def test_before_a_choice_english_is_for_browsers_without_chinese(client: Client, header: str, tongue: str):
    assert tongue in page(client, accept_language=header)


def test_the_choice_goes_before_the_browser(client: Client):
    client.cookies[TONGUE_COOKIE] = "zh"
    assert CHINESE in page(client, accept_language="en")


def test_the_page_says_what_it_hangs_on(client: Client):
    vary = client.get(HERE)["Vary"]
    assert "Cookie" in vary
    assert "Accept-Language" in vary


@pytest.mark.django_db
def test_the_office_stays_chinese(client: Client):
    client.cookies[TONGUE_COOKIE] = "en"
    said = client.get("/office/login/").content.decode()
    assert CHINESE in said
    assert "登录" in said


def test_both_tongues_side_by_side_in_one_process(client: Client):
    assert "跳到正文" in page(client, accept_language="zh-CN")
    assert "Skip to the text" in page(client, accept_language="en")
    assert "跳到正文" in page(client, accept_language="zh-CN")
