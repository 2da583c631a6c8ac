"""Accounts: the system administrator makes, closes and resets them, the security administrator unlocks."""

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F

from zhichi.foundation.accounts import guard
from zhichi.foundation.accounts.access import (
    can_create_officer,
    can_deactivate,
    can_reactivate,
    can_reset_password,
    can_unlock,
)
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules import AccountError
from zhichi.foundation.regions.public import Unit

# No letters and digits that look alike on paper.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """Sixteen legible signs in four groups (79 random bits); it must be changed at the first login."""
    signs = "".join(secrets.choice(LEGIBLE) for _ in range(16))
    return "-".join(signs[i : i + 4] for i in range(0, 16, 4))


def create_officer(
    *, username: str, name: str, unit: Unit, phone: str = "", by: Actor, at: datetime
) -> tuple[Officer, str]:
    """A new account without any right, and its one-time password, which is kept nowhere.

    Raises RefusedError, or AccountError when the user name is taken.
    """
    demand(can_create_officer(by, unit))
    password = one_time_password()
    officer = Officer(
        username=Officer.objects.normalise(username),
        name=name,
        phone=phone,
        home_unit=unit,
        password=make_password(password),
        must_change_password=True,
    )
    try:
        with transaction.atomic():
            officer.save()
            note(officer, Code.OFFICER_CREATED, by=by, at=at, unit=unit.code)
    except IntegrityError as error:
        raise AccountError("这个用户名已经有人用了，请换一个。") from error
    return officer, password


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
