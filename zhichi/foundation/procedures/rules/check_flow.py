"""How a case moves: every state can be reached, none is stuck, from each an end can be reached; somebody acts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import Actor, Phase
from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault, many, named
from zhichi.foundation.procedures.rules.referral import ANSWERS

PROVIDER = "provider"


def target(verb: Mapping[str, Any], state: str) -> str:
    return state if verb["to"] == "same" else str(verb["to"])


def steps_of(document: Mapping[str, Any]) -> dict[str, set[str]]:
    """From each state, the states that one verb leads to."""
    steps: dict[str, set[str]] = {state: set() for state in document["states"]}
    for verb in document["verbs"].values():
        for state in many(verb["from"]):
            if state in steps:
                steps[state].add(target(verb, state))
    return steps


def ends_of(document: Mapping[str, Any]) -> set[str]:
    return {name for name, entry in document["states"].items() if entry.get("phase") == Phase.DONE}


def reach(start: str, steps: Mapping[str, Iterable[str]]) -> set[str]:
    """`start` and every state that can follow it."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo.extend(steps.get(state, ()))
    return seen


def flow_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    states, steps, ends = document["states"], steps_of(document), ends_of(document)
    reached = reach(document["filing"]["state"], steps)
    for state in states:
        title = named(document, "states", state)
        if state not in reached:
            told = f"没有哪条路能走到“{title}”。请加一个到这里的动作，或者删去这个状态。"
            yield ProcedureFault(f"states.{state}", "no path leads here from the filing", told)
        if not steps[state] - {state} and state not in ends:
            reason = "a case would be stuck here: no verb leaves it, its phase is not done"
            told = f"办件到了“{title}”就走不动了：没有离开它的动作，它又不是办结。"
            yield ProcedureFault(f"states.{state}", reason, told)
    for state in sorted(reached & set(states) - ends):
        if not reach(state, steps) & ends:
            told = f"从“{named(document, 'states', state)}”走不到任何一个办结的状态。"
            yield ProcedureFault(f"states.{state}", "no path leads from here to an end", told)


def doer_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    """Verbs that nobody may do: no post fits, or a provider is asked for whom no verb appoints."""
    appointed = any(verb.get("handler") == PROVIDER for verb in document["verbs"].values())
    for name, verb in document["verbs"].items():
        doers = many(verb["by"])
        title, place = named(document, "verbs", name), f"verbs.{name}.by"
        if not any(_seated(doer, known) for doer in doers):
            reason = f"nobody may do this: no post fits {', '.join(doers)}"
            told = f"“{title}”没有人能办：选的岗位在那一层级不存在，或者不能办件。"
            yield ProcedureFault(place, reason, told)
        elif not appointed and all(doer.partition("@")[0] == PROVIDER for doer in doers):
            reason = "nobody may do this: no verb hands the case to a provider"
            told = f"“{title}”没有人能办：没有哪个动作把件交给承办人。"
            yield ProcedureFault(place, reason, told)
        elif (
            known.papers
            and set(doers) == {Actor.SYSTEM}
            and not verb.get("after_clock")
            and name not in ANSWERS
        ):
            reason = "nobody may do this: the system acts only when a limit has passed, or another room has answered"
            told = f"“{title}”没有人能办：系统只办期限届满的事，这里没有选等哪个期限。请选期限，或者换成一种岗位。"
            yield ProcedureFault(place, reason, told)


def _seated(doer: str, known: Known) -> bool:
    role, _, tier = doer.partition("@")
    if role in Actor.values:
        return not tier
    tiers = known.seats.get(role)
    if tiers is None:
        return True
    return tier in tiers if tier else bool(tiers)
