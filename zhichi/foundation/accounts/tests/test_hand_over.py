"""Handing over when an officer leaves: the rooms above move the work, the posts end, all or nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.accounts import actions
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Delegation
from zhichi.foundation.accounts.rules.faults import AccountError, RefusedError
from zhichi.foundation.accounts.signals import work_handed_over
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return factories.unit()


@pytest.fixture
def leaving(home):
    return factories.officer(home, Role.MEDIATOR, Role.INSPECTOR, name="要走的人")


@pytest.fixture
def staying(home):
    return factories.officer(home, Role.MEDIATOR, name="接手的人", username="taker")


@pytest.fixture
def moved():
    """What a room above was told."""
    told = []

    def receiver(sender, **said):
        told.append(said)

    work_handed_over.connect(receiver)
    yield told
    work_handed_over.disconnect(receiver)


def test_the_rooms_are_told_and_the_posts_end(home, leaving, staying, moved):
    by, now = factories.acting(factories.security_admin(home)), timezone.now()
    actions.hand_over(giver=leaving, taker=staying, by=by, at=now)
    assert len(moved) == 1
    assert (moved[0]["giver"], moved[0]["taker"], moved[0]["by"], moved[0]["at"]) == (
        leaving,
        staying,
        by,
        now,
    )
    assert factories.acting(leaving).posts == ()
    entry = entries_of(leaving.ledger_subject).get()
    assert entry.code == "accounts.work.handed_over"
    assert payload_of(entry)["taker"] == staying.pk
    assert sorted(post["role"] for post in payload_of(entry)["posts"]) == ["inspector", "mediator"]


def test_delegations_on_both_sides_end_with_it(home, leaving, staying, moved):
    today = timezone.localdate()
    for giver, taker in ((leaving, staying), (staying, leaving)):
        Delegation.objects.create(
            giver=giver, taker=taker, from_on=today, to_on=today + timedelta(days=9), reason="x"
        )
    actions.hand_over(
        giver=leaving, taker=staying, by=factories.acting(factories.security_admin(home)), at=timezone.now()
    )
    assert not Delegation.objects.on(today).exists()


def test_a_room_that_cannot_move_its_work_stops_everything(home, leaving, staying):
    def stuck(sender, **said):
        raise AccountError("还有一件不能移交。")

    work_handed_over.connect(stuck)
    try:
        with pytest.raises(AccountError, match="不能移交"):
            actions.hand_over(
                giver=leaving,
                taker=staying,
                by=factories.acting(factories.security_admin(home)),
                at=timezone.now(),
            )
    finally:
        work_handed_over.disconnect(stuck)
    assert len(factories.acting(leaving).posts) == 2
    assert not entries_of(leaving.ledger_subject).exists()


def test_the_taker_must_sit_in_the_same_unit_or_above(home, leaving, moved):
    below = factories.unit(home)
    low = factories.officer(below, Role.MEDIATOR)
    by = factories.acting(factories.security_admin(home))
    with pytest.raises(AccountError, match="同一单位或上级"):
        actions.hand_over(giver=leaving, taker=low, by=by, at=timezone.now())
    actions.hand_over(giver=low, taker=leaving, by=by, at=timezone.now())
    assert len(moved) == 1


def test_not_to_himself_nor_to_a_closed_account(home, leaving, moved):
    by = factories.acting(factories.security_admin(home))
    for taker in (leaving, factories.officer(home, Role.MEDIATOR, is_active=False)):
        with pytest.raises(AccountError, match="另一位"):
            actions.hand_over(giver=leaving, taker=taker, by=by, at=timezone.now())
    assert not moved


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.BUREAU_DIRECTOR])
def test_only_the_security_administrator_hands_over(home, leaving, staying, moved, role):
    with pytest.raises(RefusedError):
        actions.hand_over(
            giver=leaving,
            taker=staying,
            by=factories.acting(factories.officer(home, role)),
            at=timezone.now(),
        )
    assert not moved


def test_the_page_does_it(home, leaving, staying, moved):
    client = factories.entered(factories.security_admin(home))
    path = f"/office/admin/officers/{leaving.pk}/hand-over/"
    assert "没有找到这个用户名" in client.post(path, {"taker": "nobody"}).content.decode()
    assert client.post(path, {"taker": "TAKER"}).status_code == 302
    assert len(moved) == 1


def test_a_closed_account_can_still_be_handed_over(home, leaving, staying, moved):
    leaving.is_active = False
    leaving.save()
    actions.hand_over(
        giver=leaving, taker=staying, by=factories.acting(factories.security_admin(home)), at=timezone.now()
    )
    assert len(moved) == 1
