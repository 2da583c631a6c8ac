"""Starting, stopping, suspending, resuming and extending clocks.

These are effects of another room's act: they run inside the caller's transaction, and the caller's ledger
entry tells of them. Each verb refuses with TimeLimitError, whose text is one Chinese sentence.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from zhichi.foundation.statements.public import Slot, change_one, insert_all, reading
from zhichi.foundation.timelimits.enums import ClockState, LimitKind, SuspensionKind
from zhichi.foundation.timelimits.models import Clock, Extension, Limit, Suspension
from zhichi.foundation.timelimits.models.clock import ClockQuerySet
from zhichi.foundation.timelimits.models.governing import governing
from zhichi.foundation.timelimits.models.notice import current_calendar
from zhichi.foundation.timelimits.rules import (
    CountingError,
    Due,
    Light,
    Longer,
    Pause,
    Term,
    compute_due,
    light_of,
    local_date,
)
from zhichi.foundation.timelimits.rules.faults import NoLimitError, TimeLimitError
from zhichi.kernel.workdays import Calendar


def limit_keys() -> list[str]:
    """Keys of the limits that may start a clock, in order."""
    return list(Limit.objects.enabled().order_by("key").values_list("key", flat=True).distinct())


def unused_keys() -> list[str]:
    """Keys of the limits of which no version may start a clock, in order."""
    known = Limit.objects.exclude(key__in=Limit.objects.enabled().values("key"))
    return list(known.order_by("key").values_list("key", flat=True).distinct())


def open_clocks(subject: str) -> list[Clock]:
    """The clocks of a subject that are not stopped, each with its limit. One statement."""
    return live_clocks(subject=subject)


@reading
def live_clocks(*, subject: Slot) -> QuerySet[Clock, Clock]:
    # A slot stands where the subject will be.
    return Clock.objects.live().filter(subject=subject).select_related("limit")


def is_past(*, subject: str, limit: str, at: datetime) -> bool:
    """Whether a running clock of this limit has ended; a suspended one has not, nor has one that was
    stopped."""
    return Clock.objects.of(subject).overdue(at=at).filter(limit__key=limit).exists()


def past_subjects(*, at: datetime, prefix: str = "") -> list[str]:
    """Subjects with a running clock that has ended, longest overdue first, each once."""
    past = Clock.objects.overdue(at=at).filter(subject__startswith=prefix)
    return list(dict.fromkeys(past.order_by("due_on", "id").values_list("subject", flat=True)))


def light(clock: Clock, at: datetime) -> Light:
    """green, amber, red or grey at `at`; asks the database nothing."""
    return light_of(state=clock.state, at=at, due_on=clock.due_on, due_at=clock.due_at, warn_at=clock.warn_at)


def start(*, subject: str, limit: Limit | str, at: datetime, by: str = "", n: int | None = None) -> Clock:
    """Start a clock at the trigger moment `at`, on the version of the limit in force that day.

    `n` replaces the limit's number where a notice fixes the period; it may not be longer than a statutory
    limit. Two statements at most. A second live clock of the same subject and limit is an IntegrityError.
    """
    if isinstance(limit, str):
        chosen, calendar = _governing([limit], at)
        limit = chosen[0]
    else:
        _refuse_disabled(limit)
        calendar = current_calendar()
    return insert_all([_begun(subject, limit, at, by, calendar, n)])[0]


def start_all(
    *, subject: str, limits: Sequence[str], at: datetime, by: str = "", promise: str = ""
) -> list[Clock]:
    """Start the clocks that one act begins, in the order of the keys: two statements, however many there are.

    `promise` is a limit that runs too, where it is in force, and where none of the others runs as long already: then
    that one counts for it. Which clock counts for the promise, `promise_of` tells.
    """
    if not limits and not promise:
        return []
    day = local_date(at)
    found, calendar = governing([*limits, promise] if promise else limits, day)
    chosen = _all_of(limits, found, day)
    extra = found.get(promise)
    if extra is not None and extra.enabled and not any(_as_long(extra, limit) for limit in chosen):
        chosen.append(extra)
    calendar = calendar or current_calendar()
    clocks = insert_all(_begun(subject, limit, at, by, calendar) for limit in chosen)
    for clock in clocks:
        clock.promised = extra is not None and extra.enabled and _as_long(extra, clock.limit)
    return clocks


def promise_of(clocks: Iterable[Clock]) -> str:
    """Of clocks that were just started together, the key of the one that counts for the promise, or nothing."""
    return next((clock.limit.key for clock in clocks if clock.promised), "")


def _as_long(one: Limit, other: Limit) -> bool:
    return (one.n, one.unit) == (other.n, other.unit)


def _begun(
    subject: str, limit: Limit, at: datetime, by: str, calendar: Calendar, n: int | None = None
) -> Clock:
    number = limit.n if n is None else _own_number(limit, n)
    term = Term(number, limit.unit, limit.roll, limit.warn_before)
    return Clock(
        subject=subject,
        limit=limit,
        started_at=at,
        started_by=by,
        n=term.n,
        unit=term.unit,
        roll=term.roll,
        **due_fields(compute_due(term, at, calendar=calendar)),
    )


def _governing(keys: Sequence[str], at: datetime) -> tuple[list[Limit], Calendar]:
    """The versions of these limits in force at the moment, in order, and the calendar to count on."""
    day = local_date(at)
    found, calendar = governing(keys, day)
    return _all_of(keys, found, day), calendar or current_calendar()


def _all_of(keys: Sequence[str], found: Mapping[str, Limit], day: date) -> list[Limit]:
    for key in keys:
        if key not in found:
            raise NoLimitError(f"{day} 没有施行中的期限 {key}。")
        _refuse_disabled(found[key])
    return [found[key] for key in keys]


def _refuse_disabled(limit: Limit) -> None:
    if not limit.enabled:
        raise NoLimitError(f"期限“{limit.title}”{limit.why_off}")


def _own_number(limit: Limit, n: int) -> int:
    if n == 0 or (n < 0) != (limit.n < 0):
        raise TimeLimitError(f"期限“{limit.title}”的天数不对。")
    if limit.kind == LimitKind.STATUTORY and abs(n) > abs(limit.n):
        raise TimeLimitError(f"“{limit.title}”的法定期限是{limit.span}，不能定得更长。")
    return n


def suspend(*, subject: str, kind: str, at: datetime) -> list[Clock]:
    """Let every clock of the subject stand still whose limit names `kind`; answers those it stopped.

    A clock that is already past due is left running: what is late stays late.
    """
    if kind not in SuspensionKind.values:
        raise TimeLimitError(f"没有“{kind}”这种中止事由。")
    stopped = []
    for clock in _live(subject):
        if kind not in clock.limit.suspends or any(
            s.kind == kind and s.to_at is None for s in clock.suspensions.all()
        ):
            continue
        if clock.ended(at):
            continue
        _not_before(at, clock)
        Suspension.objects.create(clock=clock, kind=kind, from_at=at)
        stopped.append(
            _move(clock, state=ClockState.SUSPENDED, due_on=None, due_at=None, raw_on=None, warn_at=None)
        )
    return stopped


def resume(*, subject: str, kind: str, at: datetime) -> list[Clock]:
    """End the suspension of `kind`; answers the clocks that run again (one that another kind still holds
    does not)."""
    resumed = []
    for clock in _live(subject).filter(suspensions__kind=kind, suspensions__to_at=None):
        _not_before(at, clock)
        Suspension.objects.filter(clock=clock, kind=kind, to_at=None).update(to_at=at)
        if not Suspension.objects.filter(clock=clock, to_at=None).exists():
            due = due_of(_fresh(clock), current_calendar())
            resumed.append(_move(clock, state=ClockState.RUNNING, **due_fields(due)))
    return resumed


def extend(*, clock: Clock, n: int, at: datetime, approver: str, reason: str) -> Clock:
    """Lengthen by `n` units of the limit's own extension rule, on the approver's decision."""
    rule = clock.limit.extension
    if clock.state == ClockState.STOPPED:
        raise TimeLimitError("期限已经停止，不能延长。")
    if not rule:
        raise TimeLimitError(f"“{clock.limit.title}”依法不能延长。")
    if not approver.strip():
        raise TimeLimitError("没有批准人，不能延长期限。")
    if not reason.strip():
        raise TimeLimitError("请写明延长期限的理由。")
    if n < 1 or n > rule.get("n", n):
        raise TimeLimitError(
            f"每次最多延长 {rule['n']}，现在填的是 {n}。" if "n" in rule else "延长的天数应当大于零。"
        )
    if clock.ended(at):
        raise TimeLimitError("期限已过，不能再延长。")
    _not_before(at, clock)
    if not rule.get("repeatable") and Extension.objects.filter(clock=clock).exists():
        raise TimeLimitError("这个期限只能延长一次，已经延长过了。")
    unit = rule.get("unit", clock.unit)
    Extension.objects.create(clock=clock, n=n, unit=unit, approver=approver, reason=reason, at=at)
    if clock.state == ClockState.SUSPENDED:
        return clock
    return _move(clock, **due_fields(due_of(_fresh(clock), current_calendar())))


def stop(*, subject: str, limit: Limit | str | Collection[str] | None = None, at: datetime) -> list[Clock]:
    """Stop the clocks of the subject (of these limits, when named); a suspension still open ends with them."""
    # Without their events: only a suspended clock is counted again, and that one is read afresh.
    stopped = [clock for clock in live_clocks(subject=subject) if limit is None or _is_of(clock, limit)]
    for clock in stopped:
        counted: dict[str, Any] = {}
        if clock.state == ClockState.SUSPENDED:
            Suspension.objects.filter(clock=clock, to_at=None).update(to_at=at)
            counted = due_fields(due_of(_fresh(clock), current_calendar()))
        change_one(clock, state=ClockState.STOPPED, stopped_at=at, **counted)
    return stopped


def _is_of(clock: Clock, limit: Limit | str | Collection[str]) -> bool:
    key = clock.limit.key
    if isinstance(limit, Limit):
        return key == limit.key
    return key == limit if isinstance(limit, str) else key in limit


def due_of(clock: Clock, calendar: Calendar) -> Due:
    """The clock counted again from its own events on `calendar`. Raises TimeLimitError for events without
    sense."""
    pauses = [Pause(s.from_at, s.to_at, s.kind) for s in clock.suspensions.all()]
    longer = [Longer(e.n, e.unit) for e in clock.extensions.all()]
    try:
        return compute_due(clock.term, clock.started_at, pauses, longer, calendar)
    except CountingError as error:
        raise TimeLimitError(str(error)) from error


def due_fields(due: Due) -> dict[str, Any]:
    return {
        "due_on": due.on,
        "due_at": due.at,
        "raw_on": due.raw_on,
        "warn_at": due.warn_at,
        "provisional": due.provisional,
        "calendar_version": due.calendar_version,
    }


def _live(subject: str) -> ClockQuerySet:
    return Clock.objects.of(subject).live().with_events()


def _fresh(clock: Clock) -> Clock:
    return Clock.objects.with_events().get(pk=clock.pk)


def _not_before(at: datetime, clock: Clock) -> None:
    moments: Iterable[datetime] = (s.to_at or s.from_at for s in clock.suspensions.all())
    if at < max([clock.started_at, *moments]) and clock.n > 0:
        raise TimeLimitError("时间早于这个期限上一次变动的时间，请检查。")


def _move(clock: Clock, **values: Any) -> Clock:
    change_one(clock, **values)
    return clock
