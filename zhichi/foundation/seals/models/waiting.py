"""What waits for an officer: approvals, stamping, seals to be taken over, scans to be brought."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.seals.enums import Manner, RequestState
from zhichi.foundation.seals.models.keepership import Keepership
from zhichi.foundation.seals.models.request import SealRequest
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, among, padded, reading

GROUP = "用印"
REQUESTED, APPROVED, STAMPED = (
    RequestState.REQUESTED.value,
    RequestState.APPROVED.value,
    RequestState.STAMPED.value,
)
NOBODY: tuple[str, ...] = ("village_legal_adviser", "law_wise_person", "provider", "mediator")


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`. Three statements at most; a keeper's is asked of keepers only."""
    if actor.officer_id is None or not [post for post in actor.posts if post.role not in NOBODY]:
        return []
    return [one for one in (*_approvals(actor), *_kept(actor), *_scans(actor)) if one.count]


def _approvals(actor: Actor) -> list[Waiting]:
    units = padded(sorted({post.unit_id for post in actor.posts}))
    slots = {f"unit{n}": unit for n, unit in enumerate(units)}
    mine = [row for row in _asked(len(units), **slots) if _is_mine(row, actor)]
    since = localdate(min(row[5] for row in mine)) if mine else None
    return [Waiting(GROUP, "等您批准", len(mine), f"{reverse('seals:requests')}?tab=approve", since=since)]


def _is_mine(row: Any, actor: Actor) -> bool:
    applicant, steps, given, organ, parent, _ = row
    if applicant == actor.officer_id or given >= len(steps):
        return False
    step = steps[given]
    units = {organ, parent} if step["at"] == "parent" else {organ}
    return any(post.role in step["roles"] and post.unit_id in units for post in actor.posts)


def _kept(actor: Actor) -> list[Waiting]:
    if not actor.has("seal_keeper"):
        return []
    found = []
    for taken, count, since in _keeping(officer=actor.officer_id):
        if taken:
            url = f"{reverse('seals:requests')}?tab=stamp"
            found.append(Waiting(GROUP, "等您盖章", count, url, since=localdate(since) if since else None))
        else:
            found.append(Waiting(GROUP, "等您接印", 1, reverse("seals:seals")))
    return found


def _scans(actor: Actor) -> list[Waiting]:
    (row,) = _unscanned(officer=actor.officer_id) or [(0, 0, None)]
    _, count, since = row
    url = f"{reverse('seals:requests')}?tab=scan"
    return [Waiting(GROUP, "盖了章，等您交扫描件核对", count, url, since=localdate(since) if since else None)]


@reading
def _asked(width: int, /, **units: Slot) -> QuerySet[SealRequest, Any]:
    """(applicant, steps, approvals given, organ, its parent, moment) of what waits for an approval here."""
    inside = among("seal__organ", units.values()) | among("seal__organ__parent", units.values())
    rows = SealRequest.objects.filter(inside, state=REQUESTED).order_by()
    return rows.annotate(given=Count("approvals")).values_list(
        "applicant_id", "steps", "given", "seal__organ_id", "seal__organ__parent_id", "asked_at"
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


@reading
def _unscanned(*, officer: Slot) -> QuerySet[SealRequest, Any]:
    """(applicant, uses, the oldest) whose paper copies were stamped and not compared yet."""
    rows = SealRequest.objects.filter(applicant=officer, state=STAMPED, manner=Manner.INK.value).order_by()
    rows = rows.filter(uses__live=True, uses__reconciled_at=None)
    return rows.values_list("applicant_id").annotate(count=Count("uses"), since=Min("ended_at"))
