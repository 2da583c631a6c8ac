"""Changing the own password: the old one is asked, the new one must be good, guesses are counted."""

import pytest
from django.utils import timezone

from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
URL = "/office/me/password/"
GOOD = "Mei-li-jining-2026"


def change(client, old=factories.PASSWORD, new=GOOD, again=None):
    return client.post(URL, {"old_password": old, "new_password": new, "again_password": again or new})


@pytest.fixture
def person():
    return factories.officer(name="zhangjianguo", must_change_password=True)


@pytest.fixture
def inside(person):
    return factories.entered(person)


def test_a_good_password_replaces_the_one_time_one_and_the_officer_stays_inside(inside, person):
    assert change(inside).url == "/office/"
    person.refresh_from_db()
    assert person.check_password(GOOD)
    assert not person.must_change_password
    assert (timezone.now() - person.password_changed_at).total_seconds() < 60
    assert inside.get("/office/me/").status_code == 200
    assert entries_of(person.ledger_subject).get().code == "accounts.password.changed"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Kurz-1", "10"),
        ("alllowercaseletters", "至少要有三种"),
        ("1234567890123", "至少要有三种"),
        (factories.PASSWORD, "不能和现在的密码一样"),
        ("Zhangjianguo-1", "姓名"),
    ],
)
def test_a_weak_password_is_refused_in_words(inside, person, new, said):
    page = change(inside, new=new)
    assert page.status_code == 200
    errors = [str(error) for errors in page.context["form"].errors.values() for error in errors]
    assert any(said in error for error in errors), errors
    person.refresh_from_db()
    assert person.check_password(factories.PASSWORD)


def test_two_different_new_passwords_are_refused(inside):
    assert "两次填的新密码不一样" in change(inside, again="Something-else-1").content.decode()


def test_a_wrong_old_password_counts_as_a_guess_and_locks(inside, person):
    for _ in range(4):
        assert "现在的密码不对" in change(inside, old="x").content.decode()
    assert "已暂时锁定" in change(inside, old="x").content.decode()
    assert "已暂时锁定" in change(inside).content.decode()
    assert entries_of(person.ledger_subject).get().code == "accounts.officer.locked"


def test_no_password_is_ever_sent_back(inside):
    page = change(inside, old="mein-altes-1", new="Mein-neues-1x", again="anderes").content.decode()
    for word in ("mein-altes-1", "Mein-neues-1x", "anderes"):
        assert word not in page


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(URL).url.startswith("/office/login/")


def test_next_is_followed_only_inside(inside):
    answer = inside.post(
        URL,
        {
            "old_password": factories.PASSWORD,
            "new_password": GOOD,
            "again_password": GOOD,
            "next": "https://evil.example/",
        },
    )
    assert answer.url == "/office/"
