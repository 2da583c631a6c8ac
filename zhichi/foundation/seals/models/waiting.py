"""What waits for an officer: approvals, stamping, seals to be taken over, scans to be brought."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.seals.enums import Manner, RequestState
from zhichi.foundation.seals.models.keepership import Keepership
from zhichi.foundation.seals.models.neglected import GROUP, neglected
from zhichi.foundation.seals.models.request import SealRequest
from zhichi.foundation.seals.models.use import SealUse
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, among, padded, reading

INK = Manner.INK.value
REQUESTED, APPROVED, STAMPED = (
    RequestState.REQUESTED.value,
    RequestState.APPROVED.value,
    RequestState.STAMPED.value,
)
NOBODY: tuple[str, ...] = ("village_legal_adviser", "law_wise_person", "provider", "mediator")


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`. One statement, a second for keepers, a third for whoever manages seals."""
    if actor.officer_id is None or not [post for post in actor.posts if post.role not in NOBODY]:
        return []
    units = padded(sorted({post.unit_id for post in actor.posts}))
    slots = {f"unit{n}": unit for n, unit in enumerate(units)}
    rows = _open(len(units), officer=actor.officer_id, **slots)
    asked = [row[-1] for row in rows if row[0] == REQUESTED and _is_mine(row, actor)]
    scans = [row[-1] for row in rows if row[0] == STAMPED]
    return [
        *_told("等您批准", "approve", asked),
        *_kept(actor),
        *_told("盖了章，等您交扫描件核对", "scan", scans),
        *neglected(actor, at),
    ]


def _told(title: str, tab: str, moments: list[datetime]) -> list[Waiting]:
    if not moments:
        return []
    url = f"{reverse('seals:requests')}?tab={tab}"
    return [Waiting(GROUP, title, len(moments), url, since=localdate(min(moments)))]


def _is_mine(row: Any, actor: Actor) -> bool:
    _, applicant, steps, given, organ, parent, _ = row
    if applicant == actor.officer_id or given >= len(steps):
        return False
    step = steps[given]
    units = {organ, parent} if step["at"] == "parent" else {organ}
    return any(
        post.role in step["roles"] and post.unit_id in units for post in actor.free_of(applicant).posts
    )


def _kept(actor: Actor) -> list[Waiting]:
    if not actor.has("seal_keeper"):
        return []
    found = []
    for taken, count, since in _keeping(officer=actor.officer_id):
        if taken and count:
            url = f"{reverse('seals:requests')}?tab=stamp"
            found.append(Waiting(GROUP, "等您盖章", count, url, since=localdate(since)))
        elif not taken:
            found.append(Waiting(GROUP, "等您接印", 1, reverse("seals:seals")))
    return found


@reading
def _open(width: int, /, *, officer: Slot, **units: Slot) -> QuerySet[SealRequest, Any]:
    """(state, applicant, steps, approvals given, organ, its parent, moment) of what waits for an approval here, and of
    what this officer asked for, whose paper copies were stamped and not compared yet."""
    inside = among("seal__organ", units.values()) | among("seal__organ__parent", units.values())
    uncompared = SealUse.objects.filter(request=OuterRef("pk"), live=True, reconciled_at=None)
    mine = Q(Exists(uncompared), applicant=officer, state=STAMPED, manner=INK)
    rows = SealRequest.objects.filter(inside & Q(state=REQUESTED) | mine).order_by()
    return rows.annotate(given=Count("approvals")).values_list(
        "state", "applicant_id", "steps", "given", "seal__organ_id", "seal__organ__parent_id", "asked_at"
    )


@reading
def _keeping(*, officer: Slot) -> QuerySet[Keepership, Any]:
    """(whether taken over, requests to be stamped, the oldest) of seals this officer keeps or shall keep."""
    approved = Q(seal__requests__state=APPROVED)
    rows = Keepership.objects.filter(officer=officer, ended_at=None).order_by()
    taken = ExpressionWrapper(Q(taken_at__isnull=False), BooleanField())
    return (
        rows.annotate(taken=taken)
        .values_list("taken")
        .annotate(
            count=Count("seal__requests", filter=approved),
            since=Min("seal__requests__locked_at", filter=approved),
        )
    )
