"""A form posted into a dead session comes back: through login, code and owed steps, to its own officer only."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from zhichi.foundation.accounts import carried, sessions, totp
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Delegation
from zhichi.foundation.accounts.tests import factories

pytestmark = pytest.mark.django_db
ME = "/office/me/"
REASON = "年休假\r\n“外出”<b>培训</b> & 学习"


def hidden(page, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode()).group(1)


def inputs(page) -> list[tuple[str, str]]:
    """What a browser would post: the hidden fields of the last form."""
    form = page.content.decode().rsplit("<form", 1)[1]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    return [(unescape(name), unescape(value)) for name, value in found]


@pytest.fixture
def cast():
    home = factories.unit()
    return factories.officer(home, Role.MEDIATOR), factories.officer(home, Role.MEDIATOR, name="李秀英")


@pytest.fixture
def form(cast):
    today = timezone.localdate().isoformat()
    return {"taker": cast[1].pk, "from_on": today, "last_on": today, "reason": REASON}


def interrupted(person, settings, data) -> tuple[Client, object]:
    """The officer's session went idle while the form stood open; then it was posted."""
    client = factories.entered(person)
    client.get(ME)
    session = client.session
    session[sessions.SEEN] -= settings.ZHICHI_IDLE_SECONDS + 1
    session.save()
    return client, client.post(ME, data, headers={"Referer": "http://testserver/office/me/?from=list"})


def login(client, person, kept: str):
    return client.post(
        "/office/login/", {"username": person.username, "password": factories.PASSWORD, "carried": kept}
    )


def test_an_idle_post_is_answered_with_the_login_page_and_changes_nothing(cast, form, settings):
    client, page = interrupted(cast[0], settings, form)
    assert page.status_code == 401
    assert "刚才填写的内容已经留住" in page.content.decode()
    assert not Delegation.objects.exists()
    assert "_auth_user_id" not in client.session


def test_what_was_typed_is_not_readable_in_the_page(cast, form, settings):
    _, page = interrupted(cast[0], settings, form)
    assert "培训" not in page.content.decode()


def test_after_login_the_form_goes_where_it_was_going(cast, form, settings):
    client, page = interrupted(cast[0], settings, form)
    resume = login(client, cast[0], hidden(page, "carried"))
    assert "继续提交" in resume.content.decode()
    assert 'action="/office/me/"' in resume.content.decode()
    assert "/office/me/?from=list" in resume.content.decode()
    done = client.post(ME, dict(inputs(resume)))
    assert done.status_code == 302
    assert Delegation.objects.get().reason == REASON.replace("\r\n", "\r\n").strip()


def test_a_wrong_password_on_the_way_keeps_it_too(cast, form, settings):
    client, page = interrupted(cast[0], settings, form)
    kept = hidden(page, "carried")
    again = client.post("/office/login/", {"username": cast[0].username, "password": "x", "carried": kept})
    assert hidden(again, "carried") == kept


def test_it_survives_the_second_step(form, settings):
    home = factories.unit()
    person = factories.officer(home, Role.MEDIATOR, enrolled=True)
    client, page = interrupted(person, settings, form)
    code_page = login(client, person, hidden(page, "carried"))
    code = totp.code_at(person.totp_secret, timezone.now())
    wrong = client.post("/office/login/code/", {"otp": "12", "carried": hidden(code_page, "carried")})
    resume = client.post("/office/login/code/", {"otp": code, "carried": hidden(wrong, "carried")})
    assert dict(inputs(resume))["reason"] == REASON


def test_it_survives_a_password_that_must_be_changed(cast, form):
    person = cast[0]
    client = factories.entered(person)
    person.must_change_password = True
    person.save()
    step = client.post(ME, form)
    assert not Delegation.objects.exists()
    new = "Ganz-neu-2026-x"
    resume = client.post(
        "/office/me/password/",
        {
            "old_password": factories.PASSWORD,
            "new_password": new,
            "again_password": new,
            "carried": hidden(step, "carried"),
        },
    )
    assert dict(inputs(resume))["reason"] == REASON


def test_a_session_without_any_cookie_is_carried_as_well(cast, form):
    client = Client()
    page = client.post(ME, form)
    assert page.status_code == 401
    assert "继续提交" in login(client, cast[0], hidden(page, "carried")).content.decode()


def test_another_officer_does_not_get_it(cast, form, settings):
    client, page = interrupted(cast[0], settings, form)
    resume = login(client, cast[1], hidden(page, "carried"))
    assert "属于另一位工作人员" in resume.content.decode()
    assert "培训" not in resume.content.decode()


def test_passwords_codes_and_tokens_are_never_carried(rf):
    secrets = [
        "password",
        "old_password",
        "new_password2",
        "otp",
        "totp_code",
        "csrfmiddlewaretoken",
        "carried",
        "client_secret",
        "口令",
    ]
    request = rf.post("/x/", dict.fromkeys(secrets, "geheim"))
    assert carried.typed(request) == []
    assert carried.seal(request, 1, timezone.now()) == ""


def test_fields_given_many_times_keep_their_order(rf):
    request = rf.post("/x/?q=1", {"a": ["2", "1"], "b": ""})
    kept = carried.unseal(carried.seal(request, 1, timezone.now()), timezone.now())
    assert kept.fields == (("a", "2"), ("a", "1"), ("b", ""))
    assert kept.path == "/x/?q=1"


def test_files_are_named_as_lost(cast, form, settings):
    upload = SimpleUploadedFile("身份证正面.jpg", b"x")
    client, page = interrupted(cast[0], settings, form | {"photo": upload})
    said = login(client, cast[0], hidden(page, "carried")).content.decode()
    assert "附件没有留住" in said
    assert "身份证正面.jpg" in said


def test_an_altered_forged_or_old_seal_is_nothing(rf):
    now = timezone.now()
    good = carried.seal(rf.post("/x/", {"a": "1"}), 1, now)
    assert carried.unseal(good, now + carried.KEPT_FOR / 2)
    assert carried.unseal(good, now + carried.KEPT_FOR * 2) is None
    for bad in (good[:-8] + "AAAAAAA=", "x", "中文", "AAAA", "%%%", good[4:]):
        assert carried.unseal(bad, now) is None


def test_a_forged_seal_at_login_simply_enters(client, cast):
    assert login(client, cast[0], "AAAA").url == "/office/"


def test_a_foreign_referer_is_not_offered_as_the_way_back(rf):
    request = rf.post("/x/", {"a": "1"}, headers={"Referer": "https://evil.example/x"})
    assert carried.unseal(carried.seal(request, 1, timezone.now()), timezone.now()).back == ""


def test_a_post_from_another_site_is_stopped_before_anything_is_carried(form):
    client = Client(enforce_csrf_checks=True)
    assert client.post(ME, form).status_code == 403


def test_the_whole_way_with_csrf_checked(cast, form, settings):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast[0])
    token = hidden(client.get(ME), "csrfmiddlewaretoken")
    session = client.session
    session[sessions.SEEN] -= settings.ZHICHI_IDLE_SECONDS + 1
    session.save()
    page = client.post(ME, form | {"csrfmiddlewaretoken": token})
    fields = dict(inputs(page)) | {"username": cast[0].username, "password": factories.PASSWORD}
    resume = client.post("/office/login/", fields)
    assert client.post(ME, dict(inputs(resume))).status_code == 302
    assert Delegation.objects.count() == 1


def test_a_bare_button_leads_back_to_its_page_not_to_a_post_address(client):
    answer = client.post("/office/me/leave-elsewhere/", headers={"Referer": "http://testserver/office/me/"})
    assert answer.url == "/office/login/?next=%2Foffice%2Fme%2F"


def test_what_is_too_large_to_carry_is_not_half_carried(rf, monkeypatch):
    monkeypatch.setattr(carried, "LARGEST", 100)
    assert (
        carried.seal(rf.post("/x/", {"a": "".join(map(chr, range(0x4E00, 0x4F00)))}), 1, timezone.now()) == ""
    )
