"""Delegation while absent: who, what, from when to when; it ends by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.accounts import actions
from zhichi.foundation.accounts.access import actor_of
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules.faults import AccountError
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
ME = "/office/me/"


@pytest.fixture
def home():
    return factories.unit()


@pytest.fixture
def pair(home):
    return factories.officer(home, Role.JUSTICE_OFFICE_HEAD, name="孙所长"), factories.officer(
        home, Role.MEDIATOR, name="李秀英"
    )


def give(giver, taker, *, start: int = 0, days: int = 3):
    today = timezone.localdate()
    first = today + timedelta(days=start)
    return actions.delegate(
        giver=giver,
        taker=taker,
        from_on=first,
        to_on=first + timedelta(days=days),
        reason="年休假",
        by=factories.acting(giver),
        at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("day", "holds"), [(-1, False), (0, False), (1, True), (3, True), (4, False), (400, False)]
)
def test_it_holds_on_its_days_and_on_no_other(pair, day, holds):
    give(*pair, start=1, days=3)
    actor = actor_of(pair[1], on=timezone.localdate() + timedelta(days=day))
    assert actor.has(Role.JUSTICE_OFFICE_HEAD) is holds
    assert actor.has(Role.MEDIATOR)


def test_a_lent_post_is_marked_and_the_ledger_names_the_one_who_acts(pair, home):
    give(*pair)
    actor = factories.acting(pair[1])
    assert [(post.role, post.delegated_from) for post in actor.posts] == [
        ("mediator", None),
        ("justice_office_head", pair[0].pk),
    ]
    assert actor.ref == f"officer:{pair[1].pk}@unit:{home.code}"


def test_the_giver_keeps_his_own_posts(pair):
    give(*pair)
    assert factories.acting(pair[0]).has(Role.JUSTICE_OFFICE_HEAD)


def test_only_posts_of_the_shared_unit_are_lent(pair, home):
    far = factories.unit(home)
    Post.objects.create(officer=pair[0], role=Role.INSPECTOR, unit=far, from_on=factories.LONG_AGO)
    give(*pair)
    assert not factories.acting(pair[1]).has(Role.INSPECTOR)


def test_what_was_lent_is_not_lent_on(pair, home):
    third = factories.officer(home, Role.MEDIATOR)
    give(*pair)
    give(pair[1], third)
    assert not factories.acting(third).has(Role.JUSTICE_OFFICE_HEAD)


def test_a_closed_giver_lends_nothing(pair):
    give(*pair)
    Officer.objects.filter(pk=pair[0].pk).update(is_active=False)
    assert not factories.acting(pair[1]).has(Role.JUSTICE_OFFICE_HEAD)


def test_a_closed_officer_has_no_posts(pair):
    pair[1].is_active = False
    assert factories.acting(pair[1]).posts == ()


def test_an_actor_costs_one_query(pair, django_assert_num_queries):
    give(*pair)
    with django_assert_num_queries(1):
        actor_of(pair[1], on=timezone.localdate())


@pytest.mark.parametrize(("start", "days"), [(-1, 3), (0, 0), (0, -1), (0, 181)])
def test_days_that_make_no_sense_are_refused(pair, start, days):
    with pytest.raises(AccountError):
        give(*pair, start=start, days=days)


def test_a_colleague_of_another_unit_is_refused(pair, home):
    stranger = factories.officer(factories.unit(home), Role.MEDIATOR)
    with pytest.raises(AccountError, match="同一单位"):
        give(pair[0], stranger)


def test_oneself_and_a_closed_account_are_refused(pair, home):
    closed = factories.officer(home, Role.MEDIATOR, is_active=False)
    for taker in (pair[0], closed):
        with pytest.raises(AccountError):
            give(pair[0], taker)


def test_an_administrator_alone_has_nothing_to_lend(home, pair):
    with pytest.raises(AccountError, match="管理员岗位不能委托"):
        give(factories.security_admin(home), pair[1])


def test_two_at_the_same_time_are_refused_and_one_after_the_other_is_not(pair, home):
    third = factories.officer(home, Role.MEDIATOR)
    give(*pair, days=3)
    with pytest.raises(AccountError, match="已经委托"):
        give(pair[0], third, start=2)
    give(pair[0], third, start=3)
    assert Delegation.objects.count() == 2


def test_nobody_gives_away_the_posts_of_another(pair):
    today = timezone.localdate()
    with pytest.raises(AccountError, match="自己的岗位"):
        actions.delegate(
            giver=pair[0],
            taker=pair[1],
            from_on=today,
            to_on=today + timedelta(days=1),
            reason="x",
            by=factories.acting(pair[1]),
            at=timezone.now(),
        )


def form_for(taker, **more):
    today = timezone.localdate()
    return {
        "taker": taker.pk,
        "from_on": today,
        "last_on": today + timedelta(days=2),
        "reason": "外出培训",
    } | more


def test_the_page_gives_it_and_both_see_it(pair):
    client = factories.entered(pair[0])
    assert client.post(ME, form_for(pair[1])).status_code == 302
    made = Delegation.objects.get()
    assert made.to_on == timezone.localdate() + timedelta(days=3)
    assert "您的岗位由李秀英代管" in client.get(ME).content.decode()
    assert "您代管孙所长的岗位" in factories.entered(pair[1]).get(ME).content.decode()
    assert entries_of(pair[0].ledger_subject).get().code == "accounts.delegation.given"


def test_the_page_offers_only_colleagues_of_the_same_unit(pair, home):
    stranger = factories.officer(factories.unit(home), Role.MEDIATOR, name="外单位人")
    client = factories.entered(pair[0])
    assert "外单位人" not in client.get(ME).content.decode()
    assert client.post(ME, form_for(stranger)).status_code == 200
    assert not Delegation.objects.exists()


def test_the_page_keeps_what_was_typed_when_something_is_wrong(pair):
    page = factories.entered(pair[0]).post(
        ME, form_for(pair[1], last_on=timezone.localdate() - timedelta(days=1))
    )
    assert "最后一天不能早于开始日期" in page.content.decode()
    assert "外出培训" in page.content.decode()


@pytest.mark.parametrize("who", [0, 1])
def test_either_side_ends_it_at_once(pair, who):
    made = give(*pair)
    assert factories.entered(pair[who]).post(f"/office/me/delegations/{made.pk}/end/").status_code == 302
    assert not factories.acting(pair[1]).has(Role.JUSTICE_OFFICE_HEAD)


def test_a_third_person_does_not_find_it(pair, home):
    made = give(*pair)
    client = factories.entered(factories.officer(home, Role.MEDIATOR))
    assert client.post(f"/office/me/delegations/{made.pk}/end/").status_code == 404


def test_one_that_has_not_begun_never_holds_after_being_ended(pair):
    made = give(*pair, start=2)
    actions.end_delegation(delegation=made, by=factories.acting(pair[0]), at=timezone.now())
    later = actor_of(pair[1], on=timezone.localdate() + timedelta(days=2))
    assert not later.has(Role.JUSTICE_OFFICE_HEAD)
