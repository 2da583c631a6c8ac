"""A new account with its one-time password."""

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from zhichi.foundation.accounts.access import (
    can_create_officer,
)
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules.faults import AccountError
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
