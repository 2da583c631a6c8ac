"""What is at the demo city's points: windows, people with their contracts, equipment, older names, other hours."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django.db.models import Model

from zhichi.config.demo.network import Fate, Net
from zhichi.domains.network.public import (
    EquipmentKind,
    HoursException,
    NameKind,
    PersonKind,
    PointEquipment,
    PointName,
    PointPerson,
    Status,
    Window,
)
from zhichi.foundation.regions.public import Tier

# Until then the rooms were called 司法行政工作室 (山东省公共法律服务条例, in force from 2021-01-01).
RENAMED = date(2021, 1, 1)
WINDOWS = (
    ("法律援助", ["legal_aid"], False),
    ("综合咨询", ["consultation"], True),
    ("人民调解", ["mediation"], False),
    ("公证服务", ["notary"], False),
    ("司法鉴定和仲裁", ["appraisal", "arbitration"], False),
    ("律师服务", ["lawyer"], False),
    ("安置帮教和远程探视", ["resettlement", "video_visit"], False),
)
AT_COUNTY, AT_CITY = 5, 7
VILLAGES_OF_AN_ADVISER = 5


def parts(net: Net, people: Iterator[str]) -> Iterator[Model]:
    """Everything inside the points that serve; `people` yields made-up names without end."""
    for fate in net.fates:
        if fate.registered.status not in (Status.OPERATING, Status.SUSPENDED):
            continue
        if fate.draft.tier in (Tier.CITY, Tier.COUNTY):
            yield from _centre(net, fate, people)
        elif fate.draft.tier == Tier.TOWNSHIP:
            yield from _station(net, fate, people)
    yield from _rooms(net, people)


def _centre(net: Net, fate: Fate, people: Iterator[str]) -> Iterator[Model]:
    point, city = fate.registered, fate.draft.tier == Tier.CITY
    number = AT_CITY if city else AT_COUNTY
    for n, (name, items, accessible) in enumerate(WINDOWS[:number], start=1):
        yield Window(
            point=point, code=str(n), name=name, items=items, accessible=accessible and fate.life == "alive"
        )
    for _ in range(number + 1 if fate.life == "alive" else 2):
        yield PointPerson(point=point, kind=PersonKind.STAFF, name=next(people), from_on=date(2019, 7, 1))
    yield PointPerson(point=point, kind=PersonKind.MEDIATOR, name=next(people), from_on=date(2020, 3, 1))
    for kind in EquipmentKind.values:
        if fate.life == "alive" or kind in ("computer", "copier"):
            count = number if kind == EquipmentKind.COMPUTER else 1
            yield PointEquipment(
                point=point, kind=kind, count=count, working=count - (kind == "ups" and not city)
            )
    yield from _holidays(net, fate)


def _station(net: Net, fate: Fate, people: Iterator[str]) -> Iterator[Model]:
    point, chance = fate.registered, net.chance
    yield Window(point=point, code="1", name="综合服务", items=[], accessible=fate.life == "alive")
    if "video" in fate.draft.zones:
        yield Window(point=point, code="2", name="人民调解", items=["mediation"])
    yield PointPerson(point=point, kind=PersonKind.STAFF, name=next(people), from_on=date(2018, 9, 1))
    if fate.life == "alive":
        yield PointPerson(point=point, kind=PersonKind.MEDIATOR, name=next(people), from_on=date(2020, 5, 1))
    kinds = ["computer", "copier"] + ["video_terminal"] * (chance.random() < 0.5)
    for kind in kinds:
        yield PointEquipment(point=point, kind=kind, count=1, working=int(chance.random() > 0.06))
    yield from _holidays(net, fate)


def _holidays(net: Net, fate: Fate) -> Iterator[Model]:
    """National Day with mornings only from the fourth day on, and the coming New Year."""
    year = net.today.year if net.today >= date(net.today.year, 9, 1) else net.today.year - 1
    mornings = [["09:00", "11:30"]]
    national = "国庆节放假"
    point = fate.registered
    yield HoursException(
        point=point, from_on=date(year, 10, 1), last_on=date(year, 10, 3), hours=[], reason=national
    )
    yield HoursException(
        point=point, from_on=date(year, 10, 4), last_on=date(year, 10, 7), hours=mornings, reason="国庆节值班"
    )
    coming = net.today.year + 1
    yield HoursException(
        point=point, from_on=date(coming, 1, 1), last_on=date(coming, 1, 3), hours=[], reason="元旦放假"
    )


def _rooms(net: Net, people: Iterator[str]) -> Iterator[Model]:
    """Each adviser has a few villages of one township; some contracts have run out."""
    firms = cycle(net.numbers["firms"])
    last, adviser, held = "", "", 0
    for fate in sorted(net.of(Tier.VILLAGE), key=lambda fate: fate.registered.code):
        if fate.registered.status not in (Status.OPERATING, Status.SUSPENDED):
            continue
        if fate.spot.region.code[:9] != last or held == VILLAGES_OF_AN_ADVISER:
            last, held, adviser, firm = fate.spot.region.code[:9], 0, next(people), next(firms)
        fate.spot.market, held = held, held + 1
        fate.adviser = f"{adviser}（{firm}，{fate.spot.region.code[:9]}）"
        yield from _room(net, fate, adviser, firm, next(people))


def _room(net: Net, fate: Fate, adviser: str, firm: str, law_wise: str) -> Iterator[Model]:
    point, chance, today = fate.registered, net.chance, net.today
    since: date = fate.draft.since or today
    ended = fate.life in ("hollow", "dressed") or chance.random() < 0.04
    begun = today - timedelta(chance.randrange(400, 700) if ended else chance.randrange(20, 330))
    details: dict[str, Any] = {
        "name": adviser,
        "firm": firm,
        "contract": f"村顾〔{begun.year}〕{point.pk:04d}号",
    }
    fate.contract = PointPerson(
        point=point,
        kind=PersonKind.ADVISER,
        visits_a_month=1 if fate.life == "weak" else 2,
        from_on=begun,
        to_on=begun + timedelta(365),
        **details,
    )
    yield fate.contract
    if not ended or chance.random() < 0.5:
        kind = PersonKind.LAW_WISE if chance.random() < 0.7 else PersonKind.MEDIATOR
        yield PointPerson(point=point, kind=kind, name=law_wise, from_on=max(since, date(2021, 6, 1)))
    if chance.random() < 0.4:
        yield PointEquipment(
            point=point, kind=EquipmentKind.COMPUTER, count=1, working=int(chance.random() > 0.1)
        )
    if since < RENAMED:
        former = fate.draft.name.replace("公共法律服务工作室", "司法行政工作室")
        yield PointName(point=point, name=former, kind=NameKind.FORMER, from_on=since, to_on=RENAMED)
