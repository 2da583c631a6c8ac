"""Trying a change of divisions: what would move and which counts would differ, before anybody confirms it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.regions.actions.changes import RegionsChanged, change_regions
from zhichi.foundation.regions.actions.serving import By
from zhichi.foundation.regions.models import Region, RegionSuccessor
from zhichi.foundation.sockets.public import REGION_COUNTS, REGION_MOVES, Passing


@dataclass(slots=True)
class Tried:
    """What a change would do: sentences about what moves, and (what is counted, now, then) where that differs."""

    done: RegionsChanged
    moves: list[str] = field(default_factory=list)
    counts: list[tuple[str, str, str]] = field(default_factory=list)


def try_changes(
    *, by: By, at: datetime, cells: Mapping[int, Mapping[str, str]], across: bool = False
) -> Tried:
    """Record the changes, look around, and undo all of it. FileFaults as `change_regions`."""
    day = localdate(at)
    olds = sorted({row["old"] for row in cells.values()})
    counties = sorted({f"{row[name][:6]}000000" for row in cells.values() for name in ("old", "new")})
    with transaction.atomic():
        before = {label: much for count in REGION_COUNTS for label, much in count(counties, day)}
        tried = Tried(change_regions(by=by, at=at, cells=cells, across=across))
        after = {label: much for count in REGION_COUNTS for label, much in count(counties, day)}
        for old in olds:
            passing = _passing(old)
            tried.moves += [text for tell in REGION_MOVES for text in tell(passing)] if passing else []
        transaction.set_rollback(True)
    labels = dict.fromkeys([*before, *after])
    pairs = ((label, before.get(label, "—"), after.get(label, "—")) for label in labels)
    tried.counts = [pair for pair in pairs if pair[1] != pair[2]]
    return tried


def _passing(old: str) -> Passing | None:
    links = list(
        RegionSuccessor.objects.filter(former=old).order_by("successor_id").select_related("successor")
    )
    if not links or not Region.objects.filter(pk=old, valid_to__isnull=False).exists():
        return None
    begun = frozenset(link.successor_id for link in links if link.successor.valid_from == link.on)
    return Passing(old, tuple(link.successor_id for link in links), links[0].on, begun)
