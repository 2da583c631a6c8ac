"""Clocks as the engine runs them: an act turns its own clocks, then a case that has just ended stops all that run.

So a clock that starts stops by an act that names it or by the end of the case; where neither can follow, it would
run for ever. A limit may not be started while it still runs (a case has one live clock of a limit).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.rules.check_flow import ends_of, reach, steps_of, target
from zhichi.foundation.procedures.rules.faults import ProcedureFault, many, named

# (limit, the verb or filing that started it)
Running = frozenset[tuple[str, str]]


def clock_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    ends, steps = ends_of(document), steps_of(document)
    started = {limit for _, part in _parts(document) for _, limit in _effects(part, "start")}
    for name, part in _parts(document):
        place = "filing" if name == "filing" else f"verbs.{name}"
        yield from _start_faults(document, place, name, part, ends, steps)
        yield from _suspend_faults(document, place, name, part, ends, steps)
        for action in ("stop", "extend"):
            for index, limit in _effects(part, action):
                if limit not in started:
                    reason = f"no act starts {limit!r}"
                    told = f"期限“{limit}”从来没有起算过，不用在这里停止或者延长。"
                    yield ProcedureFault(f"{place}.clocks.{index}", reason, told)
    yield from _twice_faults(document)


def _parts(document: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [("filing", document["filing"]), *document["verbs"].items()]


def _effects(part: Mapping[str, Any], action: str) -> list[tuple[int, str]]:
    return [(n, effect[action]) for n, effect in enumerate(part.get("clocks", ())) if action in effect]


def _moves(document: Mapping[str, Any], name: str, part: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(state before, state after) of every way in which this part can be done; the filing comes from nowhere."""
    if name == "filing":
        return [("", part["state"])]
    return [(state, target(part, state)) for state in many(part["from"])]


def _halts(document: Mapping[str, Any], action: str, wanted: str, ends: set[str]) -> set[str]:
    """States from which one act stops (or resumes) `wanted`, by naming it or by ending the case."""
    halting: set[str] = set()
    for verb in document["verbs"].values():
        names_it = any(one == wanted for _, one in _effects(verb, action))
        for state in many(verb["from"]):
            if names_it or (target(verb, state) in ends and target(verb, state) != state):
                halting.add(state)
    return halting


def _start_faults(
    document: Mapping[str, Any],
    place: str,
    name: str,
    part: Mapping[str, Any],
    ends: set[str],
    steps: Mapping[str, Iterable[str]],
) -> Iterator[ProcedureFault]:
    for index, limit in _effects(part, "start"):
        halting = _halts(document, "stop", limit, ends)
        for before, after in _moves(document, name, part):
            where = f"{place}.clocks.{index}"
            if before and after in ends and after != before:
                reason = f"{limit!r} would stop at once: this act ends the case"
                told = f"期限“{limit}”一起算就停止了：这个动作让办件办结。"
                yield ProcedureFault(where, reason, told)
                break
            if not reach(after, steps) & halting:
                reason = (
                    f"{limit!r} starts here and never stops: no act that can follow stops it or ends the case"
                )
                title = named(document, "states", after)
                told = f"期限“{limit}”在这里起算以后永远不会停：到了“{title}”，后面没有动作停止它，办件也不会办结。"
                yield ProcedureFault(where, reason, told)
                break


def _suspend_faults(
    document: Mapping[str, Any],
    place: str,
    name: str,
    part: Mapping[str, Any],
    ends: set[str],
    steps: Mapping[str, Iterable[str]],
) -> Iterator[ProcedureFault]:
    for index, kind in _effects(part, "suspend"):
        resuming = {
            state
            for verb in document["verbs"].values()
            if any(one == kind for _, one in _effects(verb, "resume"))
            for state in many(verb["from"])
        }
        for _, after in _moves(document, name, part):
            if after not in ends and not reach(after, steps) & resuming:
                reason = f"clocks suspended for {kind!r} are never resumed"
                told = f"期限因“{kind}”中止以后，没有动作恢复计时。"
                yield ProcedureFault(f"{place}.clocks.{index}", reason, told)
                break


def _twice_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    running = running_at(document)
    for name, verb in document["verbs"].items():
        halted = {limit for _, limit in _effects(verb, "stop")}
        for index, limit in _effects(verb, "start"):
            starters = {
                starter
                for state in many(verb["from"])
                for held, starter in running.get(state, frozenset())
                # An act done only once cannot meet the clock that it started itself.
                if held == limit and not (verb.get("once") and starter == name)
            }
            order = list(verb.get("clocks", ()))
            first = next((n for n, effect in enumerate(order) if "stop" in effect), len(order))
            if starters and not (limit in halted and first < index):
                reason = f"{limit!r} may still be running here"
                told = f"期限“{limit}”到这里可能还在计时，不能再起算一次；请先停止它。"
                yield ProcedureFault(f"verbs.{name}.clocks.{index}", reason, told)
        after = verb.get("after_clock")
        if after and not any(
            held == after for state in many(verb["from"]) for held, _ in running.get(state, frozenset())
        ):
            reason = f"{after!r} never runs here, so this can never be done"
            told = f"这个动作要等期限“{after}”届满，可是到了这一步它没有在计时，永远办不了。"
            yield ProcedureFault(f"verbs.{name}.after_clock", reason, told)


def running_at(document: Mapping[str, Any]) -> dict[str, Running]:
    """Which limits may be running when a case stands in a state, and which act may have started each."""
    filing, ends = document["filing"], ends_of(document)
    running: dict[str, Running] = {
        filing["state"]: frozenset((limit, "filing") for _, limit in _effects(filing, "start"))
    }
    todo = [filing["state"]]
    while todo:
        state = todo.pop()
        for name, verb in document["verbs"].items():
            if state not in many(verb["from"]):
                continue
            after = target(verb, state)
            left = _after(verb, name, running[state])
            if after in ends and after != state:
                left = frozenset()
            if after not in running or not left <= running[after]:
                running[after] = running.get(after, frozenset()) | left
                todo.append(after)
    return running


def _after(verb: Mapping[str, Any], name: str, before: Running) -> Running:
    """What may run after an act; the first stop of an act stops all that it stops."""
    left = set(before)
    halted = {limit for _, limit in _effects(verb, "stop")}
    done = False
    for effect in verb.get("clocks", ()):
        if "stop" in effect and not done:
            left, done = {one for one in left if one[0] not in halted}, True
        if "start" in effect:
            left.add((effect["start"], name))
    return frozenset(left)
