"""After a division was split: in which part a point stands, and where the people of a new village live."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_change, can_settle
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.recording import FactError
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import Locality, Point
from zhichi.domains.network.models.passed import standing_of
from zhichi.domains.network.rules.datum import to_wgs84
from zhichi.domains.network.rules.position import PositionError, check_in_china
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Region
from zhichi.foundation.sockets.public import past_changed


def place_point(*, by: Actor, at: datetime, point: Point, region: str) -> Point:
    """Say in which part of its split region a point stands. FactError for any other place, PermissionDenied."""
    with transaction.atomic():
        point = (
            Point.objects.select_for_update(of=("self",))
            .select_related("region", "stands_in")
            .get(pk=point.pk)
        )
        refuse(can_change(by, point))
        now = standing_of(point, localdate(at))
        part = next((heir for heir in now.heirs if heir.code == region), None)
        if not now.asks or part is None:
            raise FactError("region", "请选择这个服务点现在所在的村（社区）。")
        before, point.stands_in = point.stands_in_id or point.region_id, part
        point.save(update_fields=["stands_in"])
        payload = {"from": before, "to": part.code}
        past_changed(since=(point.region.valid_to or localdate(at)), at=at)
        append(subject=f"point:{point.code}", at=at, actor=by.ref, code=LedgerCode.PLACED, payload=payload)
    return point


def settle_village(
    *,
    by: Actor,
    at: datetime,
    region: Region,
    lon: float,
    lat: float,
    datum: str,
    people: int,
    as_of: date,
    source: str,
) -> Locality:
    """Record where the people of a village live (degrees of `datum`) and how many. FactError, PermissionDenied."""
    if as_of > localdate(at):
        raise FactError("as_of", "人口的截至日期不能在今天以后。")
    try:
        check_in_china(lon, lat)
    except PositionError as error:
        raise FactError("lon", str(error)) from None
    lon, lat = to_wgs84(lon, lat, datum)
    with transaction.atomic():
        refuse(can_settle(by, region))
        if region.valid_to is not None and region.valid_to <= localdate(at):
            raise PermissionDenied("这个区划已经停用，请登记现在的区划。")
        told = {
            "lon": lon,
            "lat": lat,
            "people": people,
            "as_of": as_of,
            "source": source,
            "synthetic": False,
        }
        kept, _ = Locality.objects.update_or_create(region=region, defaults=told)
        payload = {
            "lon": repr(lon),
            "lat": repr(lat),
            "people": people,
            "as_of": as_of.isoformat(),
            "source": source,
        }
        append(subject=f"region:{region.code}", at=at, actor=by.ref, code=LedgerCode.SETTLED, payload=payload)
    return kept
