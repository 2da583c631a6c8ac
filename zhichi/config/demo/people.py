"""Officers of the demo city: the cast people log in as, and one for every desk."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from zhichi.foundation.accounts.public import Actor, Officer, Post, PostFact, Role, new_totp_secret
from zhichi.foundation.regions.public import Unit, UnitKind

PASSWORD = "zhichi-demo-2026"  # noqa: S105  # the demo city has no secrets; production refuses to load it
ADMINISTRATORS = {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}
DESKS = {
    UnitKind.BUREAU: [Role.PLS_ADMIN],
    UnitKind.JUSTICE_OFFICE: [Role.JUSTICE_ASSISTANT],
    UnitKind.LEGAL_AID_CENTRE: [Role.LEGAL_AID_CLERK, Role.LEGAL_AID_HEAD],
    UnitKind.COUNTY_BUREAU: [Role.LEGAL_AFFAIRS, Role.PLS_ADMIN],
    UnitKind.DEV_ZONE_BUREAU: [Role.LEGAL_AFFAIRS, Role.PLS_ADMIN],
    UnitKind.LAW_FIRM: [Role.PROVIDER, Role.PROVIDER],
}
SINCE = date(2020, 1, 1)
SEED = 370


def load_people(city: dict[str, Any], units: dict[str, Unit], *, at: Any) -> None:
    """The cast first; then whoever is still missing at a desk, named by rule."""
    # One hash for all: Argon2 is meant to be slow, and the demo password is no secret.
    password = make_password(PASSWORD)
    filled: dict[tuple[str, str], int] = {}
    people: list[tuple[Officer, Unit, str]] = []
    for person in city["cast"]:
        unit = units[person["unit"]]
        people.append(
            (
                _officer(person["username"], person["name"], unit, person["role"], password, at),
                unit,
                person["role"],
            )
        )
        filled[person["unit"], person["role"]] = filled.get((person["unit"], person["role"]), 0) + 1
    names = names_without_end(city)
    for code, unit in units.items():
        wanted = DESKS.get(UnitKind(unit.kind), [])
        for n, role in enumerate(wanted):
            if filled.get((code, role), 0) > wanted[:n].count(role):
                continue
            username = f"{role.replace('_', '-')}.{code}.{n}".lower()[:32]
            people.append((_officer(username, next(names), unit, role, password, at), unit, role))
    Officer.objects.bulk_create([officer for officer, _, _ in people])
    Post.objects.bulk_create(
        [Post(officer=officer, role=role, unit=unit, from_on=SINCE) for officer, unit, role in people]
    )


def _officer(username: str, name: str, unit: Unit, role: str, password: str, at: Any) -> Officer:
    officer = Officer(username=username, name=name, home_unit=unit, password=password, password_changed_at=at)
    if role in ADMINISTRATORS:
        officer.totp_secret, officer.totp_confirmed_at = new_totp_secret(), at
    return officer


def names_without_end(city: dict[str, Any]) -> Iterator[str]:
    """Made-up names, the same ones in the same order each time; neighbours do not share a given name."""
    names = [f"{surname}{given}" for given in city["given"] for surname in city["surnames"]]
    Random(SEED).shuffle(names)  # noqa: S311  # demo data only
    return cycle(names)


def load_actors() -> dict[tuple[int, str], list[Actor]]:
    """Every post's holder as an actor, by unit and role."""
    actors: dict[tuple[int, str], list[Actor]] = {}
    for post in Post.objects.select_related("officer", "unit").order_by("pk"):
        fact = PostFact(post.role, post.unit_id, post.unit.code, post.unit.path, post.unit.tier)
        actor = Actor("officer", post.officer_id, post.officer.name, (fact,))
        actors.setdefault((post.unit_id, post.role), []).append(actor)
    return actors
