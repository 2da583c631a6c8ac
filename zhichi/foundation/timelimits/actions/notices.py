"""Recording the yearly notice on days off, and moving the clocks that it moves.

A room that keeps a copy of a due date listens to `clocks_moved`: it is sent inside the same transaction with
`subjects` and `moves` (at most 500 at a time), so that copy and clock never differ. A signal rather than a
list of callbacks, because it is the framework's own way to tell floors above without knowing them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.timelimits.access import can_record_notice
from zhichi.foundation.timelimits.actions.clocks import due_fields, due_of
from zhichi.foundation.timelimits.enums import Code, LimitUnit
from zhichi.foundation.timelimits.models import CalendarNotice, Clock
from zhichi.foundation.timelimits.models.notice import chain_of, current_calendar
from zhichi.foundation.timelimits.rules import Notice, assemble, local_date, midnight, notice_faults, plain
from zhichi.foundation.timelimits.rules.faults import TimeLimitError
from zhichi.kernel import canonical
from zhichi.kernel.workdays import Calendar

clocks_moved = Signal()
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Move:
    """One due date that a notice moved."""

    clock_id: int
    subject: str
    limit: str
    old_on: date | None
    new_on: date | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The notice in force now, whether it is new, and what moved because of it."""

    notice: CalendarNotice
    is_new: bool
    moves: tuple[Move, ...]


@transaction.atomic
def record_calendar_notice(
    *,
    year: int,
    off: frozenset[date],
    work: frozenset[date],
    title: str,
    source: str,
    published_on: date | None,
    by: Actor,
    at: datetime,
    known_at: datetime | None = None,
) -> Recorded:
    """Record a notice and count the live clocks of its days again: one ledger entry, `calendar:<year>`.

    `known_at` is the moment since which it counts as known where that is earlier than the act itself.
    The same content as the newest notice of the year changes nothing. Raises PermissionError when `by` may
    not, TimeLimitError with one sentence a fault when the days make no sense.
    """
    verdict = can_record_notice(by)
    if not verdict:
        raise PermissionError(verdict.because)
    notice = Notice(year, off, work, title, source, published_on)
    faults = notice_faults(notice)
    if faults:
        raise TimeLimitError("".join(faults))
    held = CalendarNotice.objects.filter(year=year).order_by("-version").first()
    if held is not None and plain(held.value) == plain(notice):
        return Recorded(held, False, ())
    row = _store(replace(notice, version=held.version + 1 if held else 1), known_at or at)
    moves = _recount(notice, current_calendar())
    content = plain(notice)
    append(
        subject=f"calendar:{year}",
        at=at,
        actor=by.ref,
        code=Code.NOTICE_RECORDED,
        basis=title,
        payload={**content, "version": row.version, "moved": [_plain_move(move) for move in moves]},
    )
    for first in range(0, len(moves), _CHUNK):
        part = moves[first : first + _CHUNK]
        clocks_moved.send(
            sender=Clock, subjects=list(dict.fromkeys(move.subject for move in part)), moves=part
        )
    return Recorded(row, True, moves)


def preview_calendar_notice(*, year: int, off: frozenset[date], work: frozenset[date]) -> tuple[Move, ...]:
    """What recording the notice would move; writes nothing."""
    notice = Notice(year, off, work)
    held = [row.value for row in CalendarNotice.objects.all()]
    version = max((other.version for other in held if other.year == year), default=0) + 1
    calendar = assemble([*held, replace(notice, version=version)])
    return tuple(move for move, _ in _changes(notice, calendar) if move.old_on != move.new_on)


def _store(notice: Notice, at: datetime) -> CalendarNotice:
    content = plain(notice)
    previous = CalendarNotice.objects.newest_chain().first() or ""
    return CalendarNotice.objects.create(
        year=notice.year,
        version=notice.version,
        title=notice.title,
        source=notice.source,
        published_on=notice.published_on,
        recorded_at=at,
        off=content["off"],
        work=content["work"],
        chain=chain_of(previous, canonical.encode({**content, "version": notice.version})),
    )


def _recount(notice: Notice, calendar: Calendar) -> tuple[Move, ...]:
    """Write the new dates, many clocks in one statement; answers those whose date moved."""
    groups: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    moves = []
    for move, values in _changes(notice, calendar):
        groups[tuple(values.items())].append(move.clock_id)
        if move.old_on != move.new_on:
            moves.append(move)
    for items, ids in groups.items():
        for first in range(0, len(ids), _CHUNK):
            Clock.objects.filter(pk__in=ids[first : first + _CHUNK]).move(**dict(items))
    return tuple(moves)


def _changes(notice: Notice, calendar: Calendar) -> Iterator[tuple[Move, dict[str, Any]]]:
    """Every running clock whose days the notice may touch, with its new values where they differ."""
    known: dict[tuple[Any, ...], dict[str, Any]] = {}
    for clock in _touched(notice):
        plain_clock = not clock.suspensions.all() and not clock.extensions.all()
        begun = local_date(clock.started_at)
        key: tuple[Any, ...] = (clock.term, begun) if plain_clock else (clock.pk,)
        if key not in known:
            known[key] = due_fields(due_of(clock, calendar))
        new = known[key]
        if any(getattr(clock, name) != value for name, value in new.items()):
            yield Move(clock.pk, clock.subject, clock.limit.key, clock.due_on, new["due_on"]), new


def _touched(notice: Notice) -> Iterator[Clock]:
    """Running clocks whose period overlaps the notice's days. Hours never roll, suspended clocks count on
    resuming."""
    first = min({date(notice.year, 1, 1), *notice.off, *notice.work})
    last = date(notice.year, 12, 31)
    overlaps = Q(due_on__gte=first, started_at__lt=midnight(last)) | Q(
        due_on__lte=last, started_at__gte=midnight(first)
    )
    clocks = Clock.objects.running().exclude(unit=LimitUnit.HOUR).filter(overlaps)
    return clocks.with_events().iterator(chunk_size=2000)


def _plain_move(move: Move) -> dict[str, str]:
    return {
        "subject": move.subject,
        "limit": move.limit,
        "old": move.old_on.isoformat() if move.old_on else "",
        "new": move.new_on.isoformat() if move.new_on else "",
    }
