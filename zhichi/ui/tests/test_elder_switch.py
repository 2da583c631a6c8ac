"""The elder version: on, off, a size; and never a way to another site."""

import pytest
from django.test import Client
from django.urls import reverse

from zhichi.ui.context import ELDER_COOKIE

HERE = "/gallery/"


def switch(client: Client, **data: str):
    return client.post(reverse("ui:elder"), data)


def test_it_turns_on_and_returns_to_the_same_page(client: Client):
    answer = switch(client, next="/gallery/?a=1", size="24")
    assert answer["Location"] == "/gallery/?a=1"
    assert answer.cookies[ELDER_COOKIE].value == "24"
    assert 'data-elder="24"' in client.get(HERE).content.decode()


def test_without_a_size_it_goes_the_other_way_round(client: Client):
    assert switch(client, next="/").cookies[ELDER_COOKIE].value == "20"
    assert switch(client, next="/").cookies[ELDER_COOKIE]["max-age"] == 0


def test_off_is_off(client: Client):
    switch(client, size="30")
    switch(client, size="off")
    assert "data-elder=" not in client.get(HERE).content.decode()


def test_a_forged_cookie_changes_nothing(client: Client):
    client.cookies[ELDER_COOKIE] = '30"><script>'
    assert "data-elder=" not in client.get(HERE).content.decode()


@pytest.mark.parametrize(
    "evil",
    ["//evil.example", "https://evil.example/", "\\\\evil.example", "/\\evil.example", "javascript:alert(1)", "///evil.example",
     "http:evil.example", "", "evil", "\t//evil.example", "/\t/evil.example", "https:///evil.example"],
)  # fmt: skip
def test_it_never_leads_to_another_site(client: Client, evil: str):
    assert switch(client, next=evil, size="20")["Location"] == "/"


def test_a_get_changes_nothing(client: Client):
    assert client.get(reverse("ui:elder")).status_code == 405
