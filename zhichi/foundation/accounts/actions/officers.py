"""Accounts: the system administrator closes and resets them, the security administrator unlocks."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from zhichi.foundation.accounts import guard
from zhichi.foundation.accounts.access import (
    can_deactivate,
    can_reactivate,
    can_reset_password,
    can_unlock,
)
from zhichi.foundation.accounts.actions.creating import one_time_password
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Officer


def deactivate(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Close the account at once; its posts stay until they are handed over or ended."""
    demand(can_deactivate(by, officer))
    with transaction.atomic():
        Officer.objects.filter(pk=officer.pk).update(is_active=False, session_epoch=F("session_epoch") + 1)
        note(officer, Code.OFFICER_DEACTIVATED, by=by, at=at)


def reactivate(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Open a closed account again."""
    demand(can_reactivate(by, officer))
    with transaction.atomic():
        Officer.objects.filter(pk=officer.pk).update(is_active=True)
        note(officer, Code.OFFICER_REACTIVATED, by=by, at=at)


def reset_password(*, officer: Officer, by: Actor, at: datetime) -> str:
    """A new one-time password, returned once; every session of the officer ends."""
    demand(can_reset_password(by, officer))
    password = one_time_password()
    with transaction.atomic():
        officer.password = make_password(password)
        officer.must_change_password = True
        officer.save(update_fields=["password", "must_change_password"])
        note(officer, Code.PASSWORD_RESET, by=by, at=at)
    return password


def unlock(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Lift the locks on password and dynamic code."""
    demand(can_unlock(by, officer))
    with transaction.atomic():
        guard.clear("login.account", officer.username)
        guard.clear("otp", str(officer.pk))
        note(officer, Code.OFFICER_UNLOCKED, by=by, at=at)
