"""What is allowed and seldom meant: a decision nobody has to make in time, work without a basis, time that runs on
while the citizen brings his papers. Each in the place and words of a fault."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import Actor, Phase
from zhichi.foundation.procedures.rules.check_clocks import running_at
from zhichi.foundation.procedures.rules.check_flow import target
from zhichi.foundation.procedures.rules.faults import ProcedureFault, many, named

NO_CLOCK = (
    "到这一步没有任何期限在走，没有人知道什么时候该办完。请在“申请”或者前面的动作里起算一条；"
    "只靠指南里承诺的时间也可以。"
)
NO_BASIS = "没有写依据。条文变了，系统不知道这个程序受影响，它的文书也不会停下来。"


def advice_of(document: Mapping[str, Any]) -> list[ProcedureFault]:
    """Of a document without faults."""
    running = {state: {limit for limit, _ in held} for state, held in running_at(document).items()}
    return [*_basis(document), *_decisions(document, running), *_waiting(document, running)]


def _basis(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    if not document.get("basis", "").strip():
        yield ProcedureFault("basis", "no basis is named", NO_BASIS)


def _decisions(document: Mapping[str, Any], running: Mapping[str, set[str]]) -> Iterator[ProcedureFault]:
    """A decision to which no clock leads."""
    for name, verb in document["verbs"].items():
        decides = verb.get("milestone", {}).get("key") == "decided" and not _only_others(verb)
        if decides and not any(running.get(state) for state in many(verb["from"])):
            yield ProcedureFault(f"verbs.{name}", "a decision without any clock", NO_CLOCK)


def _waiting(document: Mapping[str, Any], running: Mapping[str, set[str]]) -> Iterator[ProcedureFault]:
    """An officer hands the case to the citizen, and a clock that ran before neither stops nor stands still."""
    for name, verb in document["verbs"].items():
        effects = verb.get("clocks", ())
        if _only_others(verb) or any("suspend" in effect for effect in effects):
            continue
        halted = {effect["stop"] for effect in effects if "stop" in effect}
        for state in many(verb["from"]):
            after = target(verb, state)
            waits = document["states"][after].get("phase") == Phase.WAITING and after != state
            if waits and running.get(state, set()) - halted:
                said = f"到了“{named(document, 'states', after)}”，期限还在走。等当事人的时间不该算的，请加一行“中止”。"
                yield ProcedureFault(
                    f"verbs.{name}.clocks", "a clock runs on while the citizen is asked", said
                )
                break


def _only_others(verb: Mapping[str, Any]) -> bool:
    return set(many(verb["by"])) <= set(Actor.values)
