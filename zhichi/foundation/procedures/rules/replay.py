"""A dry run: a case that exists nowhere goes through a document step by step, as the engine would do it.

Nothing here reads a clock or a table: limits come in as values, and how a period is counted as a function.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from zhichi.foundation.procedures.enums import Phase
from zhichi.foundation.procedures.rules.check_flow import target
from zhichi.foundation.procedures.rules.faults import many


@dataclass(frozen=True)
class Step:
    """One act of the dry run: the verb, the doer as the document names him, the day, the number of a notice."""

    verb: str
    doer: str
    day: date
    n: int | None = None


@dataclass(frozen=True)
class LimitFact:
    """What a dry run must know of a limit. `statutory` limits may not be made longer by a notice."""

    key: str
    title: str
    n: int
    unit: str
    suspends: frozenset[str]
    statutory: bool
    extendable: bool
    roll: bool = True


@dataclass(frozen=True)
class Timer:
    """A clock of the dry run. `pauses`: (reason, from, to or None); `longer`: how much each extension added."""

    limit: LimitFact
    n: int
    started: date
    pauses: tuple[tuple[str, date, date | None], ...] = ()
    longer: tuple[int, ...] = ()
    stopped: date | None = None

    @property
    def paused(self) -> bool:
        return self.stopped is None and any(until is None for _, _, until in self.pauses)


Count = Callable[[Timer], date | None]


@dataclass(frozen=True)
class Done:
    """One step that was taken, with what came of it."""

    day: date
    title: str
    doer: str
    before: str
    after: str
    paper: str = ""
    given: bool = False
    milestone: str = ""
    form: str = ""
    refers: str = ""
    # The last day of every clock so far, by its limit; None while it stands still.
    dues: tuple[tuple[str, date | None], ...] = ()


@dataclass(frozen=True)
class Walk:
    """Where the simulated case stands. `refusal`: why the last step could not be taken."""

    state: str
    day: date
    timers: tuple[Timer, ...] = ()
    path: tuple[Done, ...] = ()
    taken: tuple[Step, ...] = ()
    refusal: str = ""

    @property
    def live(self) -> tuple[Timer, ...]:
        return tuple(timer for timer in self.timers if timer.stopped is None)


@dataclass
class _Case:
    """The case while a step is being taken."""

    document: Mapping[str, Any]
    limits: Mapping[str, LimitFact]
    forms: Container[str]
    count: Count
    timers: list[Timer] = field(default_factory=list)


class _RefusedError(ValueError):
    """The engine would refuse this, in one sentence."""


def replay(
    document: Mapping[str, Any],
    first: date,
    steps: Sequence[Step],
    *,
    limits: Mapping[str, LimitFact],
    forms: Container[str],
    count: Count,
) -> Walk:
    """File on `first`, then take the steps; stops at the first that the engine would refuse and says why."""
    filing = document["filing"]
    case = _Case(document, limits, forms, count)
    walk = Walk(state=filing["state"], day=first)
    try:
        _ask(case, filing)
        _turn(case, filing, None, first)
    except _RefusedError as error:
        return replace(walk, refusal=str(error))
    begun = replace(
        _done(document, filing, "提交申请", "citizen", first, "", filing["state"]), dues=_dues(case)
    )
    walk = replace(walk, timers=tuple(case.timers), path=(begun,))
    for step in steps:
        case.timers = list(walk.timers)
        try:
            walk = _take(case, walk, step)
        except _RefusedError as error:
            return replace(walk, refusal=str(error))
    return walk


def _take(case: _Case, walk: Walk, step: Step) -> Walk:
    verb = case.document["verbs"].get(step.verb)
    if verb is None or walk.state not in many(verb["from"]) or step.doer not in many(verb["by"]):
        raise _RefusedError("程序改过了，这一步现在不能这样走。")
    title = verb.get("title", step.verb)
    if step.day < walk.day:
        raise _RefusedError(f"“{title}”的日期早于上一步（{walk.day}）。")
    if verb.get("once") and any(taken.verb == step.verb for taken in walk.taken):
        raise _RefusedError(f"“{title}”在一件中只能做一次。")
    after = verb.get("after_clock")
    if after and not any(_past(case, timer, step.day) for timer in walk.live if timer.limit.key == after):
        raise _RefusedError(f"期限还没有届满，现在不能“{title}”。")
    state = target(verb, walk.state)
    _ask(case, verb)
    _turn(case, verb, step.n, step.day)
    states = case.document["states"]
    if states.get(state, {}).get("phase") == Phase.DONE and state != walk.state:
        case.timers = [_stopped(timer, step.day) for timer in case.timers]
    done = replace(
        _done(case.document, verb, title, step.doer, step.day, walk.state, state), dues=_dues(case)
    )
    return Walk(state, step.day, tuple(case.timers), (*walk.path, done), (*walk.taken, step))


def _dues(case: _Case) -> tuple[tuple[str, date | None], ...]:
    return tuple((timer.limit.key, case.count(timer)) for timer in case.timers)


def _done(
    document: Mapping[str, Any],
    part: Mapping[str, Any],
    title: str,
    doer: str,
    day: date,
    before: str,
    after: str,
) -> Done:
    record, milestone = part.get("record", {}), part.get("milestone", {})
    said = milestone.get("text", "")
    if not before and not said:
        said = "已收到您的申请。"
    paper, given = record.get("title", ""), record.get("given", False)
    form, refers = part.get("form", ""), part.get("refers_to", "")
    return Done(day, title, doer, before, after, paper, given, said, form, refers)


def _ask(case: _Case, part: Mapping[str, Any]) -> None:
    """A form that is not published can be filled in by nobody."""
    if part.get("form") and part["form"] not in case.forms:
        raise _RefusedError(f"这一步要填的表单“{part['form']}”还没有发布。")


def _past(case: _Case, timer: Timer, day: date) -> bool:
    due = None if timer.paused else case.count(timer)
    return due is not None and day > due


def _turn(case: _Case, part: Mapping[str, Any], n: int | None, day: date) -> None:
    """The clocks of an act, in the order of the engine: the first stop stops all that the act stops."""
    effects = list(part.get("clocks", ()))
    ending = [effect["stop"] for effect in effects if "stop" in effect]
    for effect in effects:
        own = n if effect.get("n_from") else None
        if effect.get("n_from") and own is None:
            raise _RefusedError("这一步要填天数。")
        if "start" in effect:
            if effect["start"] in case.limits or not effect.get("where_enabled"):
                _start(case, effect["start"], own, day)
        elif "stop" in effect:
            case.timers = [
                _stopped(timer, day) if timer.limit.key in ending else timer for timer in case.timers
            ]
        elif "suspend" in effect:
            case.timers = [_paused(case, timer, effect["suspend"], day) for timer in case.timers]
        elif "resume" in effect:
            case.timers = [_resumed(timer, effect["resume"], day) for timer in case.timers]
        elif "extend" in effect:
            case.timers = [
                _extended(timer, own or 0)
                if timer.limit.key == effect["extend"] and timer.stopped is None
                else timer
                for timer in case.timers
            ]


def _start(case: _Case, key: str, own: int | None, day: date) -> None:
    limit = case.limits.get(key)
    if limit is None:
        raise _RefusedError(f"{day} 没有施行中的期限“{key}”。")
    if any(timer.limit.key == key and timer.stopped is None for timer in case.timers):
        raise _RefusedError(f"“{limit.title}”还在计时，不能再起算一次。")
    if own is not None and (own < 1 or (limit.statutory and own > abs(limit.n))):
        raise _RefusedError(f"“{limit.title}”的天数不对：法定期限不能定得更长，也不能少于一天。")
    case.timers.append(Timer(limit, limit.n if own is None else own, day))


def _stopped(timer: Timer, day: date) -> Timer:
    if timer.stopped is not None:
        return timer
    pauses = tuple((kind, since, until or day) for kind, since, until in timer.pauses)
    return replace(timer, stopped=day, pauses=pauses)


def _paused(case: _Case, timer: Timer, kind: str, day: date) -> Timer:
    """A clock past its day goes on: what is late stays late."""
    standing = any(held == kind and until is None for held, _, until in timer.pauses)
    if timer.stopped is not None or kind not in timer.limit.suspends or standing or _past(case, timer, day):
        return timer
    return replace(timer, pauses=(*timer.pauses, (kind, day, None)))


def _resumed(timer: Timer, kind: str, day: date) -> Timer:
    pauses = tuple(
        (held, since, day if held == kind and until is None else until) for held, since, until in timer.pauses
    )
    return replace(timer, pauses=pauses)


def _extended(timer: Timer, n: int) -> Timer:
    if not timer.limit.extendable:
        raise _RefusedError(f"“{timer.limit.title}”依法不能延长。")
    if n < 1:
        raise _RefusedError("延长的天数应当大于零。")
    return replace(timer, longer=(*timer.longer, n))
