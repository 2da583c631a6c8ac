"""The dynamic code: enrolment, the second step, replay, tolerance, locks (RFC 6238)."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from zhichi.foundation.accounts import actions, sessions, totp
from zhichi.foundation.accounts.enums import Outcome, Role
from zhichi.foundation.accounts.models import LoginRecord, Officer
from zhichi.foundation.accounts.rules.faults import AccountError
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
CODE = "/office/login/code/"
FACTOR = "/office/me/factor/"


def password_given(client, person):
    return client.post("/office/login/", {"username": person.username, "password": factories.PASSWORD})


def code_now(person, steps: int = 0) -> str:
    return totp.code_at(person.totp_secret, timezone.now() + timedelta(seconds=30 * steps))


def draft_of(page) -> str:
    return re.search(r'name="draft" value="([^"]+)"', page.content.decode()).group(1)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_rfc_6238_appendix_b(seconds, code):
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    at = datetime.fromtimestamp(seconds, UTC)
    assert totp.code_at(secret, at) == code
    assert totp.step_of(secret, code, at) == seconds // 30


def test_the_password_alone_opens_no_page(client):
    person = factories.officer(enrolled=True)
    assert "动态码" in password_given(client, person).content.decode()
    assert "_auth_user_id" not in client.session
    assert client.get("/office/me/").url.startswith("/office/login/")


def test_password_and_code_enter_and_go_to_next(client):
    person = factories.officer(enrolled=True)
    password_given(client, person)
    answer = client.post(
        CODE, {"otp": f" {code_now(person)[:3]} {code_now(person)[3:]} ", "next": "/office/me/"}
    )
    assert answer.url == "/office/me/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_same_code_never_opens_twice(client):
    person = factories.officer(enrolled=True)
    code = code_now(person)
    password_given(client, person)
    assert client.post(CODE, {"otp": code}).status_code == 302
    client.post(reverse("accounts:logout"))
    password_given(client, person)
    assert "已经用过" in client.post(CODE, {"otp": code}).content.decode()
    assert "_auth_user_id" not in client.session


def test_an_older_code_is_refused_after_a_newer_one(client):
    person = factories.officer(enrolled=True)
    at = timezone.now()
    assert actions.try_code(officer=person, code=code_now(person, 1), address="a", at=at).officer
    assert not actions.try_code(officer=person, code=code_now(person), address="a", at=at).officer


@pytest.mark.parametrize(("steps", "enters"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_one_step_of_tolerance(steps, enters):
    person, at = factories.officer(enrolled=True), timezone.now()
    code = totp.code_at(person.totp_secret, at + timedelta(seconds=30 * steps))
    assert bool(actions.try_code(officer=person, code=code, address="a", at=at).officer) is enters


def test_five_wrong_codes_lock_and_the_right_one_waits_too(client):
    person = factories.officer(enrolled=True)
    password_given(client, person)
    right = code_now(person)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        page = client.post(CODE, {"otp": wrong})
    assert "请约 15 分钟后再试" in page.content.decode()
    assert "请约 15 分钟后再试" in client.post(CODE, {"otp": right}).content.decode()
    assert entries_of(person.ledger_subject).get().code == "accounts.officer.locked"
    assert LoginRecord.objects.filter(outcome=Outcome.WRONG_CODE).count() == 5


@pytest.mark.parametrize("text", ["12345", "1234567", "abcdef", "１２３４５６７", "²²²²²²"])
def test_what_is_not_six_digits_says_so(client, text):
    password_given(client, factories.officer(enrolled=True))
    assert "动态码是六位数字" in client.post(CODE, {"otp": text}).content.decode()


def test_the_code_page_without_a_password_is_the_login_page(client):
    assert "请重新填写用户名和密码" in client.get(CODE).content.decode()


def test_the_second_step_waits_ten_minutes_and_no_longer(client):
    person = factories.officer(enrolled=True)
    password_given(client, person)
    session = client.session
    owner, stamp, at = session[sessions.PENDING]
    session[sessions.PENDING] = [owner, stamp, at - 601]
    session.save()
    client.post(CODE, {"otp": code_now(person)})
    assert "_auth_user_id" not in client.session


def test_a_password_reset_meanwhile_ends_the_second_step(client):
    person = factories.officer(enrolled=True)
    password_given(client, person)
    person.set_password("Another-one-2026")
    person.save()
    client.post(CODE, {"otp": code_now(person)})
    assert "_auth_user_id" not in client.session


def test_enrolment_shows_a_qr_code_and_stores_nothing_until_confirmed(client):
    person = factories.officer()
    client.force_login(person)
    page = client.get(FACTOR)
    assert "<svg" in page.content.decode()
    assert "style=" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    person.refresh_from_db()
    assert person.totp_secret == ""


def enrol(client, **more):
    page = client.get(FACTOR)
    draft = draft_of(page)
    spelled = re.search(r"<b>([A-Z2-7 ]{39})</b>", page.content.decode()).group(1).replace(" ", "")
    return client.post(
        FACTOR, {"draft": draft, "otp": totp.code_at(spelled, timezone.now()), **more}
    ), spelled


def test_the_first_right_code_binds_the_authenticator(client):
    person = factories.officer()
    client.force_login(person)
    answer, secret = enrol(client)
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.totp_secret == secret
    assert person.totp_confirmed_at
    assert [entry.code for entry in entries_of(person.ledger_subject)] == ["accounts.factor.confirmed"]


def test_the_code_of_enrolment_does_not_also_open_the_login(client):
    person = factories.officer()
    client.force_login(person)
    _, secret = enrol(client)
    person.refresh_from_db()
    said = actions.try_code(
        officer=person, code=totp.code_at(secret, timezone.now()), address="a", at=timezone.now()
    )
    assert said.officer is None


def test_a_wrong_first_code_keeps_the_same_picture(client):
    client.force_login(factories.officer())
    draft = draft_of(client.get(FACTOR))
    page = client.post(FACTOR, {"draft": draft, "otp": "000000"})
    assert "动态码不对" in page.content.decode()
    again = client.post(FACTOR, {"draft": draft_of(page), "otp": "x"})
    spell = r"<b>([A-Z2-7 ]{39})</b>"
    assert re.search(spell, page.content.decode()).group(1) == re.search(spell, again.content.decode()).group(
        1
    )


def test_the_draft_of_another_officer_binds_nothing(client):
    first, second = factories.officer(), factories.officer()
    client.force_login(first)
    page = client.get(FACTOR)
    secret = re.search(r"<b>([A-Z2-7 ]{39})</b>", page.content.decode()).group(1).replace(" ", "")
    client.force_login(second)
    client.post(FACTOR, {"draft": draft_of(page), "otp": totp.code_at(secret, timezone.now())})
    assert Officer.objects.filter(totp_confirmed_at__isnull=False).count() == 0


def test_renewing_asks_for_the_password(client):
    person = factories.officer(enrolled=True)
    client.force_login(person)
    before = person.totp_secret
    refused, _ = enrol(client)
    assert refused.status_code == 200
    person.refresh_from_db()
    assert person.totp_secret == before
    renewed, secret = enrol(client, old_password=factories.PASSWORD)
    assert renewed.status_code == 302
    person.refresh_from_db()
    assert person.totp_secret == secret


def test_confirming_with_a_wrong_code_is_refused():
    person = factories.officer()
    with pytest.raises(AccountError):
        actions.confirm_factor(
            officer=person, secret=totp.new_secret(), code="x", by=factories.acting(person), at=timezone.now()
        )


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_the_three_administrators_enrol_before_anything_else(client, role):
    client.force_login(factories.officer(factories.unit(), role))
    assert client.get("/office/me/").url.startswith(FACTOR)
    assert client.get(FACTOR).status_code == 200


def test_an_ordinary_officer_owes_no_code_unless_told_to(client):
    person = factories.officer(factories.unit(), Role.MEDIATOR)
    client.force_login(person)
    assert client.get("/office/me/").status_code == 200
    Officer.objects.filter(pk=person.pk).update(totp_required=True)
    assert client.get("/office/me/").url.startswith(FACTOR)


def test_the_secret_is_not_in_the_database_in_the_clear(django_assert_num_queries):
    person = factories.officer(enrolled=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_secret FROM accounts_officer WHERE id = %s", [person.pk])
        assert person.totp_secret.encode() not in bytes(cursor.fetchone()[0])
