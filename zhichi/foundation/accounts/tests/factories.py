"""Officers, units and posts for tests."""

from datetime import date
from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone

from zhichi.foundation.accounts import totp
from zhichi.foundation.accounts.access import actor_of
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Officer, Post
from zhichi.foundation.regions.public import Tier, Unit, UnitKind

PASSWORD = "Zhichi-2026-right"
LONG_AGO = date(2026, 1, 1)
_number = count(1)


def unit(parent: Unit | None = None, **fields: Any) -> Unit:
    """The city bureau without a parent, otherwise a county bureau below it."""
    tier, kind = (Tier.COUNTY, UnitKind.COUNTY_BUREAU) if parent else (Tier.CITY, UnitKind.BUREAU)
    made = {
        "code": f"3708{next(_number):04}",
        "name": f"单位{next(_number)}",
        "tier": tier,
        "kind": kind,
    } | fields
    return Unit.objects.create(parent=parent, **made)


def officer(home: Unit | None = None, *roles: str, enrolled: bool = False, **fields: Any) -> Officer:
    """An officer at `home` with these posts there; `enrolled` gives him an authenticator."""
    made: dict[str, Any] = {"name": "王建国", "home_unit": home, "password_changed_at": timezone.now()}
    if enrolled:
        made |= {"totp_secret": totp.new_secret(), "totp_confirmed_at": timezone.now()}
    made |= fields
    person = Officer.objects.create_user(made.pop("username", f"officer{next(_number)}"), PASSWORD, **made)
    for role in roles:
        Post.objects.create(officer=person, role=role, unit=home, from_on=LONG_AGO)
    return person


def administrator(home: Unit, role: str, **fields: Any) -> Officer:
    """One of the three, with a second factor, so that no step is owed."""
    return officer(home, role, enrolled=True, **fields)


def acting(person: Officer) -> Actor:
    return actor_of(person, on=timezone.localdate())


def entered(person: Officer) -> Client:
    """A client in which this officer is logged in."""
    client = Client()
    client.force_login(person)
    return client


def system_admin(home: Unit) -> Officer:
    return administrator(home, Role.SYSTEM_ADMIN)


def security_admin(home: Unit) -> Officer:
    return administrator(home, Role.SECURITY_ADMIN)


def audit_admin(home: Unit) -> Officer:
    return administrator(home, Role.AUDIT_ADMIN)
