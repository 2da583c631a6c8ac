"""Taking over what other registers kept until now: many parts and facts of points at once, one ledger entry."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from zhichi.domains.network.actions.finding import tell_points
from zhichi.domains.network.actions.verifying import settle
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import (
    DutyRecord,
    HoursException,
    Locality,
    PhoneCheck,
    Point,
    PointEquipment,
    PointName,
    PointPerson,
    ServiceEvent,
    Verification,
    VerificationPhoto,
    Window,
)
from zhichi.domains.network.rules.similar import simhash
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import past_changed
from zhichi.foundation.statements.public import insert_all

# In this order: a service names its window, a photo its verification.
KINDS: tuple[type[Model], ...] = (
    Locality,
    Window,
    PointPerson,
    PointEquipment,
    PointName,
    HoursException,
    ServiceEvent,
    DutyRecord,
    PhoneCheck,
    Verification,
    VerificationPhoto,
)
# So many rows a statement: with twenty columns far below the 32,766 values that SQLite binds.
BATCH = 200


def take_over(*, by: Actor, at: datetime, rows: Iterable[Model], source: str) -> dict[str, int]:
    """Write rows that were kept elsewhere, as they are; answers how many of each kind.

    For the system alone (PermissionDenied): officers record fact by fact. TypeError for a kind that is not taken
    over. Notes of services get their fingerprint here. A service taken over has no slip: there is nobody to hand it to.
    """
    if by.kind != "system":
        raise PermissionDenied("整批接收由系统办理；工作人员请逐条登记。")
    by_kind: dict[type[Model], list[Model]] = {kind: [] for kind in KINDS}
    for row in rows:
        if type(row) not in by_kind:
            raise TypeError(f"{type(row).__name__} is not taken over")
        if isinstance(row, ServiceEvent):
            row.simhash = _simhash(row.note)
        by_kind[type(row)].append(row)
    counts = Counter({kind.__name__: len(held) for kind, held in by_kind.items() if held})
    with transaction.atomic():
        for held in by_kind.values():
            for begin in range(0, len(held), BATCH):
                insert_all(held[begin : begin + BATCH])
        named = {row.point_id for row in by_kind[PointName] if isinstance(row, PointName)}
        tell_points(Point.objects.filter(pk__in=named))
        settle({row.point_id for row in by_kind[Verification] if isinstance(row, Verification)})
        append(
            subject="network:facts",
            at=at,
            actor=by.ref,
            code=LedgerCode.TAKEN_OVER,
            payload={"source": source, "counts": dict(sorted(counts.items()))},
        )
        told = (row for held in by_kind.values() for row in held)
        seen = [row.at for row in told if isinstance(row, ServiceEvent | PhoneCheck | Verification)]
        if seen:
            past_changed(since=localdate(min(seen)), at=at)
    return dict(counts)


@lru_cache(maxsize=4096)
def _simhash(note: str) -> int | None:
    """Notes of many services say the same."""
    return simhash(note)
