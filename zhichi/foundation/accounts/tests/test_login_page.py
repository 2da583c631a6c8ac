"""Entering with a password: one message for every fault, locks that say how long, no way to another site."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from zhichi.foundation.accounts import actions, guard
from zhichi.foundation.accounts.enums import Outcome
from zhichi.foundation.accounts.models import Attempt, LoginRecord
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
URL = "/office/login/"


def post(client: Client, username: str, password: str, **more: str):
    return client.post(URL, {"username": username, "password": password, **more})


def test_the_right_password_enters_and_is_recorded(client):
    person = factories.officer()
    answer = post(client, person.username.upper(), factories.PASSWORD)
    assert answer.status_code == 302
    assert answer.url == "/office/"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert LoginRecord.objects.get().outcome == Outcome.ENTERED


def test_unknown_name_wrong_password_and_closed_account_read_the_same(client):
    person, closed = factories.officer(), factories.officer(is_active=False)
    pages = [
        post(client, "nobody", "x"),
        post(client, person.username, "x"),
        post(client, closed.username, factories.PASSWORD),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "用户名或密码不对，请检查后再试。" in page.content.decode()
        assert "_auth_user_id" not in client.session


def test_an_unknown_name_is_never_written_down(client):
    post(client, "my-secret-password", "x")
    record = LoginRecord.objects.get()
    assert record.officer is None
    assert "my-secret-password" not in str(vars(record)) + str(vars(Attempt.objects.first()))


def test_an_unknown_name_costs_one_hash_like_a_known_one(client):
    hashed = []
    original = actions.entering.make_password
    actions.entering.make_password = lambda password: hashed.append(password) or original(password)
    try:
        post(client, "nobody", "x")
    finally:
        actions.entering.make_password = original
    assert hashed == ["x"]


@pytest.mark.parametrize("known", [True, False])
def test_five_failures_lock_known_and_unknown_names_alike(client, known):
    name = factories.officer(username="wang").username if known else "nobody"
    for _ in range(4):
        assert "用户名或密码不对" in post(client, name, "x").content.decode()
    assert "请约 15 分钟后再试" in post(client, name, "x").content.decode()
    assert "请约 15 分钟后再试" in post(client, name, factories.PASSWORD).content.decode()
    assert "_auth_user_id" not in client.session


def test_a_lock_is_in_the_ledger_and_a_failure_is_not(client):
    person = factories.officer()
    for _ in range(4):
        post(client, person.username, "x")
    assert not entries_of(person.ledger_subject).exists()
    post(client, person.username, "x")
    assert [entry.code for entry in entries_of(person.ledger_subject)] == ["accounts.officer.locked"]
    assert LoginRecord.objects.filter(outcome=Outcome.WRONG).count() == 5


def test_an_address_is_locked_after_thirty_failures_over_many_names(client):
    for n in range(30):
        post(client, f"name{n}", "x")
    person = factories.officer()
    assert "已暂时锁定" in post(client, person.username, factories.PASSWORD).content.decode()
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert post(other, person.username, factories.PASSWORD).status_code == 302


def test_success_clears_the_account_and_not_the_address(client):
    person = factories.officer()
    for _ in range(4):
        post(client, person.username, "x")
    post(client, person.username, factories.PASSWORD)
    assert not Attempt.objects.filter(purpose="login.account").exists()
    assert Attempt.objects.get(purpose="login.address").failures == 4


def test_the_lock_ends_by_itself():
    person, now = factories.officer(), timezone.now()
    for _ in range(5):
        guard.fail("login.account", person.username, at=now)
    later = now + timedelta(minutes=15, seconds=1)
    said = actions.try_password(username=person.username, password=factories.PASSWORD, address="a", at=later)
    assert said.officer == person


@pytest.mark.parametrize(
    "bad",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\thttps://evil.example",
        "http://testserver//evil.example/",
    ],
)
def test_next_never_leads_to_another_site(client, bad):
    person = factories.officer()
    assert "evil" not in client.get(URL, {"next": bad}).content.decode()
    assert post(client, person.username, factories.PASSWORD, next=bad).url == "/office/"


def test_next_leads_back_inside(client):
    person = factories.officer()
    assert post(client, person.username, factories.PASSWORD, next="/office/me/?a=1").url == "/office/me/?a=1"


def test_the_password_is_not_sent_back_after_a_fault(client):
    assert "typed-password" not in post(client, "wang", "typed-password").content.decode()


def test_who_is_inside_is_sent_on(client):
    client.force_login(factories.officer())
    assert client.get(URL, {"next": "/office/me/"}).url == "/office/me/"


def test_leaving_needs_a_post_and_empties_the_session(client):
    person = factories.officer()
    client.force_login(person)
    assert client.get(reverse("accounts:logout")).status_code == 405
    left = client.post(reverse("accounts:logout"))
    # What pages kept on the device goes too, whether or not their script ran.
    assert (left.status_code, left["Clear-Site-Data"]) == (302, '"storage"')
    assert "_auth_user_id" not in client.session
    assert LoginRecord.objects.get().outcome == Outcome.LEFT


def test_the_page_is_never_cached(client):
    assert "no-store" in client.get(URL)["Cache-Control"]


def test_a_forged_address_header_is_not_believed_without_a_proxy(client, settings):
    client.post(URL, {"username": "nobody", "password": "x"}, headers={"X-Forwarded-For": "198.51.100.9"})
    assert LoginRecord.objects.get().address == "127.0.0.1"
    settings.ZHICHI_PROXIES = 1
    client.post(
        URL, {"username": "nobody", "password": "x"}, headers={"X-Forwarded-For": "6.6.6.6, 198.51.100.9"}
    )
    assert LoginRecord.objects.order_by("-pk").first().address == "198.51.100.9"
