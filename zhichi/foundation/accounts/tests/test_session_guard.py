"""Sessions end: idle, too old, signed out elsewhere, account closed; and a step that is owed comes first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.foundation.accounts import actions, sessions
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
ME = "/office/me/"


def aged(client: Client, **moved: int) -> None:
    """Move the session's clocks back by seconds."""
    client.get(ME)
    session = client.session
    for name, seconds in moved.items():
        session[getattr(sessions, name)] -= seconds
    session.save()


def test_a_used_session_lives(client, settings):
    client.force_login(factories.officer())
    aged(client, SEEN=settings.ZHICHI_IDLE_SECONDS - 5)
    assert client.get(ME).status_code == 200
    assert timezone.now().timestamp() - client.session[sessions.SEEN] < 5


def test_an_idle_session_ends_and_says_so(client, settings):
    client.force_login(factories.officer())
    aged(client, SEEN=settings.ZHICHI_IDLE_SECONDS + 1)
    answer = client.get(ME + "?tab=1")
    assert answer.url == "/office/login/?next=%2Foffice%2Fme%2F%3Ftab%3D1&ended=1"
    assert "请重新登录" in client.get(answer.url).content.decode()
    assert "_auth_user_id" not in client.session


def test_even_a_busy_session_ends_at_its_age(client, settings):
    client.force_login(factories.officer())
    aged(client, BEGAN=settings.SESSION_COOKIE_AGE + 1)
    assert client.get(ME).url.startswith("/office/login/")


def test_an_open_page_after_idleness_sees_a_stranger(client, settings):
    client.force_login(factories.officer())
    aged(client, SEEN=settings.ZHICHI_IDLE_SECONDS + 1)
    assert client.get("/office/login/").status_code == 200


def test_the_time_of_use_is_written_at_most_once_a_minute(client, django_assert_num_queries):
    client.force_login(factories.officer())
    client.get(ME)
    before = client.session[sessions.SEEN]
    client.get(ME)
    assert client.session[sessions.SEEN] == before


def test_the_guard_adds_no_query_of_its_own_for_an_enrolled_officer(client, django_assert_num_queries):
    client.force_login(factories.officer(enrolled=True))
    refused = "/office/me/leave-elsewhere/"  # a page that asks the database nothing itself
    client.get(refused)
    with django_assert_num_queries(2):  # the session and the officer, as without the guard
        assert client.get(refused).status_code == 405


@pytest.mark.parametrize("path", [ME, "/office/", "/office/admin/officers/"])
def test_a_one_time_password_must_be_changed_first(client, path):
    client.force_login(factories.officer(must_change_password=True))
    assert client.get(path).url.startswith("/office/me/password/?next=")


def test_a_password_older_than_ninety_days_must_be_changed(client, settings):
    long_ago = timezone.now() - timedelta(days=91)
    client.force_login(factories.officer(password_changed_at=long_ago))
    assert client.get(ME).url.startswith("/office/me/password/")
    settings.ZHICHI_PASSWORD_DAYS = 0
    assert client.get(ME).status_code == 200


def test_who_owes_a_step_can_still_leave(client):
    client.force_login(factories.officer(must_change_password=True))
    client.post("/office/logout/")
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_out_at_the_next_page(client):
    person = factories.officer()
    client.force_login(person)
    Officer.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(ME).url.startswith("/office/login/")


def test_signing_out_elsewhere_keeps_only_this_device(client):
    person = factories.officer()
    other = factories.entered(person)
    client.force_login(person)
    assert client.post("/office/me/leave-elsewhere/").status_code == 302
    assert client.get(ME).status_code == 200
    assert other.get(ME).url.startswith("/office/login/")
    assert entries_of(person.ledger_subject).get().code == "accounts.sessions.ended"


def test_a_new_password_ends_the_other_devices(client):
    person = factories.officer()
    other = factories.entered(person)
    actions.change_password(
        officer=person, password="Neu-und-lang-2026", by=factories.acting(person), at=timezone.now()
    )
    assert other.get(ME).url.startswith("/office/login/")


def test_a_visitor_without_a_cookie_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/office/login/")


@pytest.mark.parametrize("inside", [True, False])
def test_a_part_of_a_page_moves_the_whole_page_to_the_login(client, settings, inside):
    if inside:
        client.force_login(factories.officer())
        aged(client, SEEN=settings.ZHICHI_IDLE_SECONDS + 1)
    answer = client.get(
        ME, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/office/?tab=2"}
    )
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/office/login/?next=%2Foffice%2F%3Ftab%3D2")
