"""Who works on complaints at the bureaus of the demo city: two clerks, a lawyer of the bureau, a deputy head."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from zhichi.config.demo.people import PASSWORD, SINCE, load_actors, names_without_end
from zhichi.config.demo.seals import seal_desk
from zhichi.foundation.accounts.public import Actor, Officer, Post, Role
from zhichi.foundation.regions.public import Region, Unit, UnitKind
from zhichi.foundation.seals.public import Seal

BUREAUS = (UnitKind.BUREAU, UnitKind.COUNTY_BUREAU)
WANTED = (Role.PLS_ADMIN, Role.OFFICE_CLERK, Role.OFFICE_CLERK, Role.LEGAL_AFFAIRS, Role.DEPUTY_DIRECTOR)
# Names that nobody at a desk bears yet.
SKIPPED = 500


@dataclass(frozen=True)
class Bureau:
    """A bureau with those who act on its complaints; two handle, a third reviews, a fourth decides."""

    unit: Unit
    region: Region
    takes: Actor
    first: Actor
    second: Actor
    reviews: Actor
    heads: Actor
    seal: Seal

    @property
    def place(self) -> str:
        return str(self.unit.name).removesuffix("司法局")


def bureaus(city: dict[str, Any], *, begin: datetime, until: datetime) -> list[Bureau]:
    """Every bureau of a county and that of the city; who is missing at one is appointed, a seal registered."""
    units = list(Unit.objects.filter(kind__in=BUREAUS).select_related("region").order_by("code"))
    _appoint(units, islice(names_without_end(city), SKIPPED, None), until)
    actors = load_actors()
    boss = next(who[0] for (_, role), who in actors.items() if role == Role.BUREAU_DIRECTOR)
    seals = {one.organ_id: one for one in Seal.objects.filter(kind="organ").select_related("organ")}
    found = []
    for unit in units:
        if unit.region is None:
            continue
        clerks = actors[unit.pk, Role.OFFICE_CLERK]
        takes = actors[unit.pk, Role.PLS_ADMIN][0]
        if unit.pk not in seals:
            seals[unit.pk] = seal_desk(actors, unit, "", (takes, boss), Role.LEGAL_AFFAIRS, boss, begin).seal
        lawyer, head = actors[unit.pk, Role.LEGAL_AFFAIRS][0], actors[unit.pk, Role.DEPUTY_DIRECTOR][0]
        found.append(Bureau(unit, unit.region, takes, clerks[0], clerks[1], lawyer, head, seals[unit.pk]))
    return found


def _appoint(units: list[Unit], names: Iterator[str], until: datetime) -> None:
    made = Officer.objects.exclude(password="").first()
    password = made.password if made else PASSWORD
    held = set(Post.objects.filter(unit__in=units).values_list("unit", "role", "officer"))
    officers = []
    for unit in units:
        for n, role in enumerate(WANTED):
            there = sum((one[0], one[1]) == (unit.pk, role) for one in held)
            if there > WANTED[:n].count(role):
                continue
            one = Officer(
                username=f"ts-{role.replace('_', '-')}.{unit.code}.{n}".lower()[:32], name=next(names),
                home_unit=unit, password=password, password_changed_at=until,
            )  # fmt: skip
            officers.append((one, role, unit))
    Officer.objects.bulk_create([one for one, _, _ in officers])
    Post.objects.bulk_create(
        [Post(officer=one, role=role, unit=unit, from_on=SINCE) for one, role, unit in officers]
    )
