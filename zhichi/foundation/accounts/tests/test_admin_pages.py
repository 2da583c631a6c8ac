"""The administrators' pages: lists, one officer, a new account, a post, records; who is let in and what they see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zhichi.foundation.accounts import actions
from zhichi.foundation.accounts.enums import Outcome, Role
from zhichi.foundation.accounts.models import LoginRecord, Officer, Post
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
OFFICERS = "/office/admin/officers/"
LOGINS = "/office/admin/logins/"
LEDGER = "/office/admin/ledger/"


@pytest.fixture
def city():
    return factories.unit(name="济宁市司法局")


@pytest.fixture
def county(city):
    return factories.unit(city, name="任城区司法局")


def pages(shown):
    """Path and the roles that may open it."""
    three = {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}
    return [
        (OFFICERS, three),
        (f"{OFFICERS}{shown.pk}/", three),
        (f"{OFFICERS}new/", {Role.SYSTEM_ADMIN}),
        (f"{OFFICERS}{shown.pk}/posts/new/", {Role.SECURITY_ADMIN}),
        (f"{OFFICERS}{shown.pk}/hand-over/", {Role.SECURITY_ADMIN}),
        (LOGINS, {Role.AUDIT_ADMIN}),
        (LEDGER, {Role.AUDIT_ADMIN}),
    ]


@pytest.mark.parametrize(
    "role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.BUREAU_DIRECTOR, Role.AUDITOR]
)
def test_every_page_opens_for_its_role_and_for_no_other(city, county, role):
    client = factories.entered(factories.officer(city, role, enrolled=True))
    for path, allowed in pages(factories.officer(county)):
        answer = client.get(path)
        assert answer.status_code == (200 if role in allowed else 403), path


def test_every_page_sends_a_stranger_to_the_login(client, county):
    for path, _ in pages(factories.officer(county)):
        assert client.get(path).url.startswith("/office/login/"), path


def test_an_officer_of_another_county_is_not_found(city, county):
    shown = factories.officer(factories.unit(city))
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        client = factories.entered(factories.administrator(county, role))
        for path, allowed in pages(shown):
            if str(shown.pk) in path.split("/") and role in allowed:
                assert client.get(path).status_code == 404, path


def test_the_list_shows_the_subtree_and_finds_by_name(city, county):
    factories.officer(county, name="赵六", username="zhao6")
    factories.officer(factories.unit(city), name="外县人", username="elsewhere")
    client = factories.entered(factories.system_admin(county))
    page = client.get(OFFICERS).content.decode()
    assert "赵六" in page
    assert "外县人" not in page
    assert "zhao6" in client.get(OFFICERS, {"q": "赵"}).content.decode()
    assert "zhao6" in client.get(OFFICERS, {"q": "ZHAO"}).content.decode()
    assert "没有符合条件的账号" in client.get(OFFICERS, {"q": "孙"}).content.decode()


def test_an_officer_posted_here_from_elsewhere_is_in_sight(city, county):
    guest = factories.officer(city, name="下派干部")
    Post.objects.create(officer=guest, role=Role.MEDIATOR, unit=county, from_on=factories.LONG_AGO)
    assert "下派干部" in factories.entered(factories.security_admin(county)).get(OFFICERS).content.decode()


@pytest.mark.parametrize("path", [OFFICERS, LOGINS, LEDGER])
def test_a_longer_list_costs_no_more_queries(city, county, path):
    client = factories.entered(factories.audit_admin(city))

    def fill(n):
        for _ in range(n):
            person = factories.officer(county)
            LoginRecord.objects.create(
                officer=person, at=timezone.now(), address="a", outcome=Outcome.ENTERED
            )
            actions.require_factor(officer=person, by=factories.acting(security), at=timezone.now())

    def cost():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    security = factories.security_admin(city)
    fill(2)
    cost()
    short = cost()
    fill(12)
    assert cost() == short
    assert short <= 6  # session, officer, posts, the desk above the page, a count, the rows


def test_lists_page_by_fifty(city, county):
    for _ in range(51):
        person = factories.officer(county)
        LoginRecord.objects.create(officer=person, at=timezone.now(), address="a", outcome=Outcome.ENTERED)
    client = factories.entered(factories.audit_admin(city))
    assert "第 1 页，共 2 页" in client.get(OFFICERS).content.decode()
    first = client.get(LOGINS).content.decode()
    older = first.split('href="?')[1].split('"')[0]
    assert first.count("登录成功") == 50
    assert client.get(f"{LOGINS}?{older}").content.decode().count("登录成功") == 1


def test_nonsense_in_the_address_is_harmless(city):
    client = factories.entered(factories.audit_admin(city))
    for query in ("?before=x", "?before=99999999999999999999", "?before=²", "?page=x", "?q=" + "长" * 50):
        assert client.get(LOGINS + query).status_code == 200
        assert client.get(OFFICERS + query).status_code == 200


def test_a_new_account_shows_its_password_once_and_has_no_right(city, county):
    client = factories.entered(factories.system_admin(city))
    form = {"username": "Liu.Yang", "name": "刘洋", "unit": county.code, "phone": "138 0013 8000"}
    page = client.post(f"{OFFICERS}new/", form)
    made = Officer.objects.get(username="liu.yang")
    password = page.content.decode().split("<dt>一次性密码</dt><dd><b>")[1].split("</b>")[0]
    assert made.check_password(password)
    assert made.must_change_password
    assert made.phone == "13800138000"
    assert factories.acting(made).posts == ()
    assert entries_of(made.ledger_subject).get().code == "accounts.officer.created"
    assert password not in client.get(f"{OFFICERS}{made.pk}/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("username", "x", "用户名用 2 至 32 位"),
        ("username", "taken", "已经有人用了"),
        ("username", "张三", "用户名用 2 至 32 位"),
        ("unit", "没有的单位", "没有找到这个单位"),
        ("unit", "邻县司法局", "没有找到这个单位"),
        ("phone", "123", "电话"),
        ("name", "", "这个字段是必填项。"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_nothing_is_made(city, county, field, value, said):
    factories.officer(city, username="taken")
    factories.unit(city, name="邻县司法局")
    client = factories.entered(factories.system_admin(county))
    before = Officer.objects.count()
    form = {"username": "fresh", "name": "刘洋", "unit": county.name, "phone": ""} | {field: value}
    page = client.post(f"{OFFICERS}new/", form).content.decode()
    assert said in page
    assert "刘洋" in page or field == "name"
    assert Officer.objects.count() == before


def test_a_post_is_granted_and_ended_on_the_pages(city, county):
    client, shown = factories.entered(factories.security_admin(city)), factories.officer(county)
    form = {"role": Role.MEDIATOR, "unit": county.code, "from_on": timezone.localdate().isoformat()}
    assert client.post(f"{OFFICERS}{shown.pk}/posts/new/", form).status_code == 302
    assert factories.acting(shown).has(Role.MEDIATOR, "county")
    assert "他已经有这个岗位" in client.post(f"{OFFICERS}{shown.pk}/posts/new/", form).content.decode()
    assert client.post(f"/office/admin/posts/{shown.posts.get().pk}/end/").status_code == 302
    assert factories.acting(shown).posts == ()
    assert client.post(f"/office/admin/posts/{shown.posts.get().pk}/end/").status_code == 403


def test_roles_of_the_public_are_not_on_offer(city, county):
    client, shown = factories.entered(factories.security_admin(city)), factories.officer(county)
    form = {"role": "citizen", "unit": county.code, "from_on": timezone.localdate().isoformat()}
    assert client.post(f"{OFFICERS}{shown.pk}/posts/new/", form).status_code == 200
    assert not shown.posts.exists()


def test_nobody_ends_his_own_post_or_one_of_another_county(city, county):
    person = factories.security_admin(county)
    client = factories.entered(person)
    assert client.post(f"/office/admin/posts/{person.posts.get().pk}/end/").status_code == 403
    other = factories.officer(factories.unit(city), Role.MEDIATOR)
    assert client.post(f"/office/admin/posts/{other.posts.get().pk}/end/").status_code == 404


def test_login_records_stay_in_their_county_and_strangers_belong_to_the_city(city, county):
    LoginRecord.objects.create(
        officer=factories.officer(county, username="here"),
        at=timezone.now(),
        address="a",
        outcome=Outcome.WRONG,
    )
    LoginRecord.objects.create(
        officer=factories.officer(city, username="above"),
        at=timezone.now(),
        address="a",
        outcome=Outcome.WRONG,
    )
    LoginRecord.objects.create(officer=None, at=timezone.now(), address="a", outcome=Outcome.WRONG)
    below = factories.entered(factories.audit_admin(county)).get(LOGINS).content.decode()
    assert "here" in below
    assert "above" not in below
    assert "没有这个用户名" not in below
    all_of_it = factories.entered(factories.audit_admin(city)).get(LOGINS).content.decode()
    assert "above" in all_of_it
    assert "没有这个用户名" in all_of_it


def test_the_ledger_of_a_county_is_about_its_own_accounts(city, county):
    security = factories.acting(factories.security_admin(city))
    here, there = factories.officer(county), factories.officer(city)
    for person in (here, there):
        actions.require_factor(officer=person, by=security, at=timezone.now())
    below = factories.entered(factories.audit_admin(county)).get(LEDGER).content.decode()
    assert here.ledger_subject + " " in below
    assert there.ledger_subject + " " not in below
    city_client = factories.entered(factories.audit_admin(city))
    found = city_client.get(LEDGER, {"subject": there.ledger_subject}).content.decode()
    assert there.ledger_subject + " " in found
    assert here.ledger_subject + " " not in found
    assert "要求启用动态码" in found
