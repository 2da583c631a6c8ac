"""Seals of the demo city: a register with keepers, and a year of uses; one void, one that differs, two that wait.

Nothing here needs the press: documents come from outside, and all is ink.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from random import Random

from django.core.files.base import ContentFile

from zhichi.config.demo.electronic import with_certificate
from zhichi.config.demo.network import Actors
from zhichi.config.demo.people import SINCE
from zhichi.config.demo.sheets import sheet
from zhichi.foundation.accounts.public import SYSTEM, Actor, Officer, Post, Role, actor_of
from zhichi.foundation.files.public import StoredFile, store
from zhichi.foundation.regions.public import Unit, UnitKind
from zhichi.foundation.seals.public import (
    Brought,
    Seal,
    SealRequest,
    Stamped,
    Wanted,
    approve,
    keep_asked,
    name_keeper,
    reconcile,
    register_seal,
    report_lost,
    stamp,
    take_over,
    void_use,
)

SEED, COUNTIES, YEAR, USES = 3708, 3, 330, 24
# What is asked for again and again: kind of document, its name, what for.
DOCUMENTS = cycle(
    (
        ("letter", "关于报送普法工作情况的函", "报送市委普法办"),
        ("report", "公共法律服务季度报表", "报送统计报表"),
        ("certificate", "法律援助案件办理情况证明", "交财政部门核拨补贴"),
        ("letter", "关于商请协助送达的函", "送人民法院"),
        ("copy", "机构登记证书复印件", "办理银行开户"),
    )
)


@dataclass(frozen=True)
class Desk:
    """A seal with the three who stand behind its uses."""

    seal: Seal
    asker: Actor
    leader: Actor
    keeper: Actor


def seals(actors: Actors, *, until: datetime) -> None:
    """Inside the transaction of the loading."""
    city = Unit.objects.get(kind=UnitKind.BUREAU)
    boss = actors[city.pk, Role.BUREAU_DIRECTOR][0]
    begin = until - timedelta(YEAR + 5)
    desks = list(_desks(actors, city, boss, begin))
    electric = next((desk.seal for desk in desks if desk.seal.kind == "legal_aid"), None)
    if electric is not None:
        with_certificate(electric, boss, at=begin, now=until)
    file = store(upload=ContentFile(sheet("demo", 2), name="demo.pdf"), by=SYSTEM, at=begin)
    chance = Random(SEED)  # noqa: S311  # demo data only
    ago = sorted((chance.randrange(3, YEAR) for _ in range(USES)), reverse=True)
    used = []
    for n, days in enumerate(ago):
        at = (until - timedelta(days)).replace(hour=2, minute=chance.randrange(60))
        desk = desks[n % len(desks)]
        request = approve(request=_asked(desk, file, at), by=desk.leader, at=at + timedelta(hours=1))
        told = Stamped(pages=2, copies=1)
        used.append((desk, stamp(request=request, told=told, by=desk.keeper, at=at + timedelta(hours=2))))
    _oddities(used, file, until)
    _asked(desks[1], file, until - timedelta(hours=5))
    at = until - timedelta(hours=6)
    approve(request=_asked(desks[2], file, at), by=desks[2].leader, at=at + timedelta(hours=1))
    old = register_seal(
        organ=city, kind="contract", name=f"{city.name}合同专用章", form="physical", width_mm=42, valid_from=SINCE,
        by=boss, at=begin,
    )  # fmt: skip
    report_lost(seal=old, because="搬迁办公室时遗失，已登报声明", by=boss, at=until - timedelta(40))


def _desks(actors: Actors, city: Unit, boss: Actor, at: datetime) -> Iterator[Desk]:
    yield seal_desk(
        actors, city, "", (actors[city.pk, Role.PLS_ADMIN][0], boss), Role.LEGAL_AFFAIRS, boss, at
    )
    for county in Unit.objects.filter(kind=UnitKind.COUNTY_BUREAU).order_by("code")[:COUNTIES]:
        asker = actors[county.pk, Role.PLS_ADMIN][0]
        yield seal_desk(actors, county, "", (asker, boss), Role.LEGAL_AFFAIRS, boss, at)
        for centre in Unit.objects.filter(parent=county, kind=UnitKind.LEGAL_AID_CENTRE):
            head = actors[centre.pk, Role.LEGAL_AID_HEAD][0]
            yield seal_desk(actors, centre, "法律援助专用章", (asker, head), Role.LEGAL_AID_CLERK, boss, at)


def seal_desk(
    actors: Actors,
    organ: Unit,
    words: str,
    people: tuple[Actor, Actor],
    keeper: Role,
    boss: Actor,
    at: datetime,
) -> Desk:
    """Registered, in the hands of whoever has the keeper's post beside his own."""
    kind, name = ("legal_aid" if words else "organ"), f"{organ.name}{words}"
    seal = register_seal(
        organ=organ, kind=kind, name=name, form="both", width_mm=42, valid_from=SINCE, by=boss, at=at
    )
    holder = Officer.objects.get(pk=actors[organ.pk, keeper][0].officer_id or 0)
    Post.objects.create(officer=holder, role=Role.SEAL_KEEPER, unit=organ, from_on=SINCE)
    by = actor_of(holder, on=at.date())
    take_over(keepership=name_keeper(seal=seal, officer=holder, by=boss, at=at), by=by, at=at)
    return Desk(seal, *people, by)


def _asked(desk: Desk, file: StoredFile, at: datetime) -> SealRequest:
    """Without the look into the PDF, which is ours and costs a process of its own."""
    kind, title, purpose = next(DOCUMENTS)
    wanted = Wanted(
        seal=desk.seal, purpose=purpose, token=f"demo-{desk.seal.pk}-{at:%y%m%d%H%M}",
        brought=Brought(file, title, kind, 2),
    )  # fmt: skip
    return keep_asked(wanted=wanted, by=desk.asker, at=at)


def _oddities(used: list[tuple[Desk, SealRequest]], file: StoredFile, until: datetime) -> None:
    """The newest use of all is void; of the one before it the scan has a page too many; some are compared."""
    (last, request), (other, differs) = used[-1], used[-2]
    at = until - timedelta(days=1)
    void_use(use=request.uses.get(), because="收文单位名称写错，重新出具", by=last.asker, at=at)
    longer = store(upload=ContentFile(sheet("scan", 3), name="scan.pdf"), by=SYSTEM, at=at)
    reconcile(use=differs.uses.get(), scan=longer, pages=3, copies=1, by=other.asker, at=at)
    for desk, one in used[:6]:
        when = (one.ended_at or at) + timedelta(hours=2)
        reconcile(use=one.uses.get(), scan=file, pages=2, copies=1, by=desk.asker, at=when)
