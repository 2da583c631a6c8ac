"""Three administrators, three separate parts (GB/T 22239-2019 §8.1.5): who may do what to which account."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from zhichi.foundation.accounts import access, actions, guard, rules
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Officer, Post
from zhichi.foundation.accounts.rules.faults import AccountError, RefusedError
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
SYSTEM_PART = {"deactivate", "reset-password"}
SECURITY_PART = {"unlock", "require-factor", "reset-factor"}
ALL = ["deactivate", "reactivate", "reset-password", "unlock", "require-factor", "reset-factor"]


@pytest.fixture
def city():
    return factories.unit(name="济宁市司法局")


@pytest.fixture
def county(city):
    return factories.unit(city, name="任城区司法局")


def ready(home, slug):
    """An officer to whom the act makes sense."""
    return factories.officer(
        home, Role.MEDIATOR, enrolled=slug == "reset-factor", is_active=slug != "reactivate"
    )


@pytest.mark.parametrize("slug", ALL)
@pytest.mark.parametrize("role", sorted(rules.ADMINISTRATORS))
def test_each_act_belongs_to_exactly_one_of_the_three(city, county, slug, role):
    shown = ready(county, slug)
    client = factories.entered(factories.administrator(city, role))
    answer = client.post(f"/office/admin/officers/{shown.pk}/{slug}/")
    owner = Role.SECURITY_ADMIN if slug in SECURITY_PART else Role.SYSTEM_ADMIN
    assert (answer.status_code != 403) is (role == owner)
    assert entries_of(shown.ledger_subject).count() == (1 if role == owner else 0)


@pytest.mark.parametrize("slug", ALL)
def test_an_officer_without_the_posts_is_refused_with_the_reason(county, slug):
    shown = ready(county, slug)
    client = factories.entered(factories.officer(county, Role.BUREAU_DIRECTOR))
    answer = client.post(f"/office/admin/officers/{shown.pk}/{slug}/")
    assert answer.status_code == 403
    assert "您没有这个岗位" in answer.content.decode()


@pytest.mark.parametrize("slug", ALL)
@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN])
def test_another_county_does_not_exist(city, county, slug, role):
    shown = ready(factories.unit(city), slug)
    client = factories.entered(factories.administrator(county, role))
    assert client.post(f"/office/admin/officers/{shown.pk}/{slug}/").status_code == 404


@pytest.mark.parametrize("slug", ALL)
def test_a_stranger_is_sent_to_the_login(client, county, slug):
    assert client.post(f"/office/admin/officers/{ready(county, slug).pk}/{slug}/").url.startswith(
        "/office/login/"
    )


@pytest.mark.parametrize(
    ("slug", "role"),
    [
        ("deactivate", Role.SYSTEM_ADMIN),
        ("reset-password", Role.SYSTEM_ADMIN),
        ("unlock", Role.SECURITY_ADMIN),
        ("reset-factor", Role.SECURITY_ADMIN),
    ],
)
def test_nobody_does_it_to_himself(city, slug, role):
    person = factories.administrator(city, role)
    answer = factories.entered(person).post(f"/office/admin/officers/{person.pk}/{slug}/")
    assert answer.status_code == 403
    assert "不能对自己的账号" in answer.content.decode()


def test_an_unknown_act_is_not_a_page(city):
    client = factories.entered(factories.system_admin(city))
    assert client.post(f"/office/admin/officers/{factories.officer(city).pk}/promote/").status_code == 404


def test_a_get_does_nothing(city):
    client = factories.entered(factories.system_admin(city))
    assert client.get(f"/office/admin/officers/{factories.officer(city).pk}/deactivate/").status_code == 405


def test_a_reset_password_is_shown_once_and_must_be_changed(city, county):
    shown = factories.officer(county)
    old_session = factories.entered(shown)
    page = factories.entered(factories.system_admin(city)).post(
        f"/office/admin/officers/{shown.pk}/reset-password/"
    )
    assert "no-store" in page["Cache-Control"]
    password = page.content.decode().split("<dt>一次性密码</dt><dd><b>")[1].split("</b>")[0]
    shown.refresh_from_db()
    assert shown.check_password(password)
    assert shown.must_change_password
    assert old_session.get("/office/me/").url.startswith("/office/login/")


def test_one_time_passwords_are_long_legible_and_never_the_same():
    made = {actions.officers.one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(word) == 19 and not set(word) & set("01liIO") for word in made)


def test_unlocking_opens_the_login_again(city, county):
    shown, now = factories.officer(county), timezone.now()
    for _ in range(5):
        guard.fail("login.account", shown.username, at=now)
        guard.fail("otp", str(shown.pk), at=now)
    actions.unlock(officer=shown, by=factories.acting(factories.security_admin(city)), at=now)
    assert guard.check("login.account", shown.username, at=now)
    assert guard.check("otp", str(shown.pk), at=now)


def test_resetting_the_factor_ends_the_sessions_and_demands_a_new_one(city, county):
    shown = factories.officer(county, enrolled=True)
    session = factories.entered(shown)
    actions.reset_factor(
        officer=shown, by=factories.acting(factories.security_admin(city)), at=timezone.now()
    )
    assert session.get("/office/me/").url.startswith("/office/login/")
    shown.refresh_from_db()
    assert shown.totp_required
    assert shown.totp_secret == ""


@pytest.mark.parametrize("first", sorted(rules.ADMINISTRATORS))
@pytest.mark.parametrize("second", sorted(rules.ADMINISTRATORS))
def test_nobody_holds_two_of_the_three(city, county, first, second):
    by, now = factories.acting(factories.security_admin(city)), timezone.now()
    shown = factories.officer(county, first)
    with pytest.raises(AccountError) as fault:
        actions.grant_post(
            officer=shown, role=second, unit=county, from_on=timezone.localdate(), by=by, at=now
        )
    if first != second:
        assert "不能兼任" in str(fault.value)
    assert Post.objects.filter(officer=shown).count() == 1


def test_the_database_refuses_two_of_the_three_as_well(city):
    shown = factories.officer(city, Role.SYSTEM_ADMIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(officer=shown, role=Role.AUDIT_ADMIN, unit=city, from_on=factories.LONG_AGO)


def test_the_database_refuses_a_post_for_a_role_of_the_public(city):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.officer(city, Role.CITIZEN)


def test_after_the_first_has_ended_the_second_may_be_granted(city, county):
    by, now = factories.acting(factories.security_admin(city)), timezone.now()
    shown = factories.officer(county, Role.AUDIT_ADMIN)
    actions.end_post(post=shown.posts.select_related("unit", "officer").get(), by=by, at=now)
    post = actions.grant_post(
        officer=shown, role=Role.SYSTEM_ADMIN, unit=county, from_on=timezone.localdate(), by=by, at=now
    )
    assert factories.acting(shown).has(Role.SYSTEM_ADMIN)
    assert not factories.acting(shown).has(Role.AUDIT_ADMIN)
    assert [e.code for e in entries_of(shown.ledger_subject)] == [
        "accounts.post.ended",
        "accounts.post.granted",
    ]
    assert post.to_on is None


def test_a_security_administrator_grants_himself_nothing(city):
    person = factories.security_admin(city)
    with pytest.raises(RefusedError, match="自己"):
        actions.grant_post(
            officer=person,
            role=Role.MEDIATOR,
            unit=city,
            from_on=timezone.localdate(),
            by=factories.acting(person),
            at=timezone.now(),
        )


def test_a_county_grants_nothing_above_itself(city, county):
    by = factories.acting(factories.security_admin(county))
    with pytest.raises(RefusedError, match="范围"):
        actions.grant_post(
            officer=factories.officer(county),
            role=Role.MEDIATOR,
            unit=city,
            from_on=timezone.localdate(),
            by=by,
            at=timezone.now(),
        )


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.BUREAU_DIRECTOR])
def test_only_the_security_administrator_grants(city, county, role):
    by = factories.acting(factories.officer(city, role))
    assert not access.can_grant_post(by, factories.officer(county), county)


@pytest.mark.parametrize("role", [Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.BUREAU_DIRECTOR])
def test_only_the_system_administrator_makes_accounts(city, role):
    with pytest.raises(RefusedError):
        actions.create_officer(
            username="new.one",
            name="新人",
            unit=city,
            by=factories.acting(factories.officer(city, role)),
            at=timezone.now(),
        )
    assert not Officer.objects.filter(username="new.one").exists()


def test_the_county_system_administrator_makes_none_for_the_city(city, county):
    assert not access.can_create_officer(factories.acting(factories.system_admin(county)), city)
    assert access.can_create_officer(factories.acting(factories.system_admin(county)), county)


def test_delegation_never_carries_an_administrator_post(city):
    boss, helper = (
        factories.officer(city, Role.SECURITY_ADMIN, Role.DEPUTY_DIRECTOR),
        factories.officer(city, Role.MEDIATOR),
    )
    today = timezone.localdate()
    actions.delegate(
        giver=boss,
        taker=helper,
        from_on=today,
        to_on=today + timedelta(days=3),
        reason="年休假",
        by=factories.acting(boss),
        at=timezone.now(),
    )
    assert factories.acting(helper).has(Role.DEPUTY_DIRECTOR)
    assert not factories.acting(helper).has(Role.SECURITY_ADMIN)
