"""Stamping: the keeper, in person, exactly what was approved. In the same moment it is registered under its number."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_stamp
from zhichi.foundation.seals.actions.approving import documents, held_approvals, taken
from zhichi.foundation.seals.actions.documents import list_digest, refuse_changed
from zhichi.foundation.seals.actions.noting import note
from zhichi.foundation.seals.actions.sealing import Spool, sealed_copies
from zhichi.foundation.seals.enums import Code, Manner, Place, RequestState
from zhichi.foundation.seals.models import SealRequest, SealUse, behind


@dataclass(frozen=True)
class Stamped:
    """What the keeper counted while stamping: pages and copies of the whole list, and where it was."""

    pages: int = 0
    copies: int = 0
    place: str = Place.OFFICE


def stamp(*, request: SealRequest, told: Stamped, by: Actor, at: datetime) -> SealRequest:
    """RefusedError when it is not approved any more, a document changed, the count differs; nothing is stamped then.

    Electronic seals are made before anything is held, from the approved bytes: whoever comes second made his in vain.
    """
    with closing(Spool()) as spool:
        if request.manner == Manner.ELECTRONIC:
            _seal(request, spool, by, at)
        return _stamp(request, told, spool, by, at)


def _seal(request: SealRequest, spool: Spool, by: Actor, at: datetime) -> None:
    fresh = SealRequest.objects.select_related("seal__organ").get(pk=request.pk)
    _refuse(fresh, by, at)
    uses = documents(fresh)
    refuse_changed(uses)
    for use, data in zip(uses, sealed_copies(fresh, uses, at=at), strict=True):
        spool.take(use.pk, data)


def _stamp(request: SealRequest, told: Stamped, spool: Spool, by: Actor, at: datetime) -> SealRequest:
    with refusing(), transaction.atomic():
        seal, held = taken(request)
        _refuse(held, by, at)
        uses = documents(held)
        refuse_changed(uses)
        if list_digest(held, uses) != held.list_digest:
            raise RefusedError("清单和批准的不一样，不能盖章。")
        if held.manner == Manner.INK:
            _refuse_count(held, uses, told)
        _register(uses, at)
        if held.manner == Manner.ELECTRONIC:
            spool.keep(uses)
        SealUse.objects.bulk_update(
            uses, ["year", "number", "stamped_at", "sealed_digest", "sealed_size"], 200
        )
        held.state, held.stamped_by_id, held.ended_at = RequestState.STAMPED, by.officer_id, at
        held.save(update_fields=["state", "stamped_by", "ended_at"])
        held.approvals.update(stamper=by.officer_id)
        numbers: dict[str, Any] = {"year": uses[0].year, "first": uses[0].number, "last": uses[-1].number}
        told_too: dict[str, Any] = {
            "list": held.list_digest,
            "sealed": [use.sealed_digest for use in uses if use.sealed_digest],
        }
        note(seal, Code.STAMPED, by=by, at=at, request=held.pk, place=told.place, **numbers, **told_too)
    return held


def _refuse(request: SealRequest, by: Actor, at: datetime) -> None:
    verdict = can_stamp(by, request, behind(held_approvals(request)), on=localdate(at))
    if not verdict:
        raise RefusedError(verdict.because)


def _refuse_count(request: SealRequest, uses: Sequence[SealUse], told: Stamped) -> None:
    pages, copies = sum(use.pages for use in uses), sum(use.copies for use in uses)
    if told.place != request.place:
        raise RefusedError(f"批准的是{request.get_place_display()}，不能在别处盖。", "place")
    if told.pages != pages:
        raise RefusedError(f"批准的是 {pages} 页，您数到 {told.pages} 页。请核对，不一样的不能盖。", "pages")
    if told.copies != copies:
        raise RefusedError(
            f"批准的是 {copies} 份，您数到 {told.copies} 份。请核对，不一样的不能盖。", "copies"
        )


def _register(uses: Sequence[SealUse], at: datetime) -> None:
    """The next numbers of the seal's year; the seal is held, so that nobody draws between."""
    year = localdate(at).year
    held = SealUse.objects.filter(seal=uses[0].seal_id, year=year).aggregate(last=Max("number"))
    for number, use in enumerate(uses, start=(held["last"] or 0) + 1):
        use.year, use.number, use.stamped_at = year, number, at
