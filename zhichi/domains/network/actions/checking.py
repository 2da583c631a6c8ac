"""Cards checked against the register: everything they name is read in few statements, whatever their number."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db.models import Q
from h3.api import basic_int as h3

from zhichi.domains.network.actions.cards import DAYS, Book, Card
from zhichi.domains.network.enums import ProposalKind, ProposalState, Status
from zhichi.domains.network.models import Locality, Point, PointItem, PointRegion, Proposal
from zhichi.domains.network.models.figures import limits, outlines
from zhichi.domains.network.models.point import CELL_RESOLUTION
from zhichi.domains.network.rules.codes import PointError
from zhichi.domains.network.rules.datum import to_wgs84
from zhichi.domains.network.rules.doubts import Finding, Place, Told, findings
from zhichi.domains.network.rules.lifecycle import BEGINNINGS, check_move
from zhichi.domains.network.rules.position import PositionError, check_in_china
from zhichi.domains.network.rules.twins import Other
from zhichi.foundation.regions.public import Region, RegionSuccessor, Tier, Unit, UnitRegion
from zhichi.kernel.geo import cell

BATCH = 300
OPEN = (ProposalState.SUBMITTED, ProposalState.RETURNED)
T = TypeVar("T")


def open_book(cards: Sequence[Card], day: date, codes: Iterable[str] = ()) -> Book:
    """Everything that the cards name, in a few statements for each few hundred of them. `codes` are points'."""
    book = Book(day=day)
    wanted = {*codes, *(card["parent"] for card in cards if card.get("parent"))}
    for batch in batches(wanted):
        found = Point.objects.select_related("unit", "region", "parent").filter(code__in=batch)
        book.points |= {point.code: point for point in found}
    for numbers in batches(point.pk for point in book.points.values()):
        for pk, item in PointItem.objects.filter(point__in=numbers).values_list("point_id", "item"):
            book.items.setdefault(pk, []).append(item)
        serving = PointRegion.objects.filter(point__in=numbers, to_on__isnull=True)
        for pk, code in serving.values_list("point_id", "region_id"):
            book.serves.setdefault(pk, []).append(code)
    for batch in batches({card["unit"] for card in cards if card.get("unit")}):
        book.units |= {unit.code: unit for unit in Unit.objects.filter(code__in=batch)}
        for code, region in UnitRegion.objects.filter(unit__code__in=batch).values_list(
            "unit__code", "region"
        ):
            book.areas.setdefault(code, set()).add(region[:9])
    _read_places(book, cards, day)
    _read_others(book, cards)
    return book


def _read_places(book: Book, cards: Sequence[Card], day: date) -> None:
    codes = {code for card in cards for code in [card.get("region"), *card.get("serves", [])] if code}
    codes |= {point.region_id for point in book.points.values()}
    where: dict[str, tuple[float | None, float | None]] = {}
    for batch in batches(codes):
        book.regions |= Region.objects.in_bulk(batch)
        placed = Locality.objects.filter(region__in=batch).values_list("region_id", "lon", "lat")
        where |= {code: (lon, lat) for code, lon, lat in placed}
    revoked = [code for code, region in book.regions.items() if not _valid(region, day)]
    into: dict[str, list[str]] = {}
    for batch in batches(revoked):
        rows = RegionSuccessor.objects.filter(former__in=batch).order_by("successor_id")
        for former, code, name in rows.values_list("former_id", "successor_id", "successor__name"):
            into.setdefault(former, []).append(f"{code}（{name}）")
    for code, region in book.regions.items():
        lon, lat = where.get(code, (None, None))
        successors = tuple(into.get(code, ()))
        book.places[code] = Place(code, region.name, region.level, _valid(region, day), successors, lon, lat)


def _valid(region: Region, day: date) -> bool:
    return region.valid_from <= day and (region.valid_to is None or region.valid_to > day)


def _read_others(book: Book, cards: Sequence[Card]) -> None:
    """Points that share a region, a telephone or a neighbourhood with a card."""
    keys = [_keys(card) for card in cards]
    seen: set[str] = set()
    for batch in batches(keys, BATCH // 10):
        regions = {code for regions, _, _ in batch for code in regions}
        phones = {number for _, phones, _ in batch for number in phones}
        cells = {each for _, _, cells in batch for each in cells}
        near = Q(region_id__in=regions) | Q(phone__in=phones) | Q(cell__in=cells)
        rows = Point.objects.filter(near).exclude(status=Status.CLOSED).order_by()
        columns = ("code", "name", "region_id", "phone", "address", "lon", "lat", "tier", "cell")
        for row in rows.values_list(*columns):
            if row[0] not in seen:
                seen.add(row[0])
                _enter(book, Other(*row[:8]), row[8])
        _read_filed(book, regions, phones)
    for card in cards:
        if card.get("code") not in seen:
            _enter_card(book, _key(card), card)


def _read_filed(book: Book, regions: set[str], phones: set[str]) -> None:
    """New points that somebody proposed and nobody has decided yet: in the same region or with the same telephone."""
    still = Proposal.objects.filter(kind=ProposalKind.ADD, state__in=OPEN).order_by("pk")
    for pk, data in still.values_list("pk", "data"):
        number = str(data.get("phone") or "")
        if data.get("region") in regions or number.replace("-", "") in phones - {""}:
            _enter_card(book, filed_as(pk), data, filed=True)


def _enter_card(book: Book, key: str, card: Card, *, filed: bool = False) -> None:
    """What a card would be in the register, so that others are compared with it."""
    lon, lat = _there(card)
    other = Other(
        code=key,
        name=card["name"],
        region=card["region"],
        phone=str(card.get("phone") or ""),
        address=str(card.get("address") or ""),
        lon=lon,
        lat=lat,
        tier=card["tier"],
        filed=filed,
    )
    _enter(book, other, cell(lon, lat, CELL_RESOLUTION) if lon is not None and lat is not None else None)


def filed_as(pk: int | None) -> str:
    """How a proposal is called beside the codes of points."""
    return f"申报第{pk}号" if pk else ""


def _enter(book: Book, other: Other, own: int | None) -> None:
    book.by_key.setdefault(("region", other.region), []).append(other)
    if other.phone:
        book.by_key.setdefault(("phone", other.phone.replace("-", "")), []).append(other)
    if own is not None:
        book.by_key.setdefault(("cell", own), []).append(other)


def _there(card: Card) -> tuple[float, float] | tuple[None, None]:
    """Where a card stands in WGS-84, if it says so and that is in China."""
    lon, lat, datum = card.get("lon"), card.get("lat"), card.get("datum")
    if lon is None or lat is None or not datum:
        return None, None
    try:
        check_in_china(lon, lat)
    except PositionError:
        return None, None
    return to_wgs84(lon, lat, datum)


def _keys(card: Card) -> tuple[list[str], list[str], list[int]]:
    lon, lat = _there(card)
    cells = h3.grid_disk(cell(lon, lat, CELL_RESOLUTION), 1) if lon is not None and lat is not None else []
    number = card["phone"]
    return [card["region"]], [number, number.replace("-", "")] if number else [], list(cells)


def _key(card: Card) -> str:
    """How a card is told from others: the code of its point, or the row of the table it stands in."""
    return card.get("code") or card.get("filed") or f"第{card.get('row', 0)}行"


def others_of(book: Book, card: Card) -> tuple[Other, ...]:
    regions, phones, cells = _keys(card)
    keys = [
        ("region", regions[0]),
        *(("phone", phones[-1]) for _ in phones[:1]),
        *(("cell", each) for each in cells),
    ]
    found = {other.code: other for key in keys for other in book.by_key.get(key, ())}
    return tuple(other for code, other in found.items() if code != _key(card))


def check_card(card: Card, book: Book, *, point: Point | None) -> list[Finding]:
    """What looks wrong about a whole card; `point` is the registered one that it changes."""
    found = [*_unknown(card, book)]
    if found:
        return found
    told = told_of(card, book, point)
    return [*_states(card, point), *_desk(card, book), *findings(told, limits(), outlines())]


def told_of(card: Card, book: Book, point: Point | None) -> Told:
    """A card with all that its checks compare it with; what it names must be there."""
    region = book.places[card["region"]]
    return Told(
        code=point.code if point else "",
        name=card["name"],
        tier=card["tier"],
        region=region,
        lon=card["lon"],
        lat=card["lat"],
        datum=card["datum"],
        address=card["address"],
        phone=card["phone"],
        hours=card["hours"],
        operating=card["status"] == Status.OPERATING,
        serves=[book.places[code] for code in card["serves"] if code != card["region"]],
        kept=frozenset(book.serves.get(point.pk, ()) if point else ()),
        was=(point.lon, point.lat) if point and point.lon is not None and point.lat is not None else None,
        settled=point is not None,
        others=others_of(book, card),
    )


def _unknown(card: Card, book: Book) -> Iterator[Finding]:
    if card["unit"] not in book.units:
        yield Finding("unit", f"没有代码是“{card['unit']}”的机构。", grave=True)
    for name in ("region", "serves"):
        for code in [card["region"]] if name == "region" else card["serves"]:
            if code not in book.regions:
                yield Finding(name, f"没有区划代码 {code}。", grave=True)
    founded, opened = (card.get(name, "") for name in DAYS)
    for name, day in zip(DAYS, (founded, opened), strict=True):
        if day and date.fromisoformat(day) > book.day and card["status"] == Status.OPERATING:
            yield Finding(name, "这一天还没有到，请检查日期。", grave=True)
    if founded and opened and founded > opened:
        yield Finding("opened_on", "启用日期早于成立日期，请检查。", grave=True)
    if card["parent"] and card["parent"] not in book.points:
        yield Finding("parent", f"没有编号是“{card['parent']}”的服务点。", grave=True)


def _states(card: Card, point: Point | None) -> Iterator[Finding]:
    if point is None:
        if card["status"] not in BEGINNINGS:
            yield Finding("status", "新增的服务点只能是规划中、建设中或者正在服务。", grave=True)
        return
    try:
        check_move(point.status, card["status"])
    except PointError as error:
        yield Finding("status", str(error), grave=True)
    for name, title in (("tier", "层级"), ("region", "区划代码")):
        if card[name] != card_value(point, name):
            yield Finding(
                name, f"{title}登记以后不能改。服务点搬到别处的，请撤销后新增，原来的记录会保留。", grave=True
            )


def card_value(point: Point, name: str) -> str:
    return point.region_id if name == "region" else str(getattr(point, name))


def _desk(card: Card, book: Book) -> Iterator[Finding]:
    unit = book.units[card["unit"]]
    if unit.valid_to is not None:
        yield Finding(
            "unit", f"{unit.name}已于 {unit.valid_to:%Y年%m月%d日} 撤销，请改为现在的主管机构。", grave=True
        )
        return
    tied = card["tier"] != "city" and unit.tier != "city" and unit.region_id
    if tied and tied[:6] != card["region"][:6]:
        yield Finding("unit", f"主管机构{unit.name}和服务点不在同一个县（市、区），请核对。")
    elif unit.tier == Tier.TOWNSHIP and unit.region_id:
        own = {unit.region_id[:9], *book.areas.get(unit.code, ())}
        if card["region"][:9] not in own:
            yield Finding("unit", f"主管机构{unit.name}管的不是服务点所在的乡镇（街道），请核对。")


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
