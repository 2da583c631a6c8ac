"""What a verb takes from other rooms: hooks, and where it refers to. Checked where it is known what they offer."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import Actor, FieldType
from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault, many, named
from zhichi.foundation.procedures.rules.referral import ANSWERS, REASON, states_after

WORDS = {FieldType.TEXT, FieldType.LONGTEXT}


def hook_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    for name, verb in document["verbs"].items():
        hook, place = verb.get("hook"), f"verbs.{name}.hook"
        if not hook or not known.hooks:
            continue
        fact = known.hooks.get(hook)
        if fact is None:
            reason = f"no room has registered the hook {hook!r}"
            yield ProcedureFault(place, reason, f"系统里没有“{hook}”这个附加程序。")
            continue
        if fact.kinds and document["kind"] not in fact.kinds:
            reason = f"{hook!r} is made for {', '.join(sorted(fact.kinds))}"
            yield ProcedureFault(place, reason, "这个附加程序是给别的业务用的，这里不能用。")
        must = {field["name"] for field in verb.get("fields", ()) if field.get("required", True)}
        for need in sorted(fact.needs - must):
            told = f"附加程序要用标识为 {need} 的必填项，这个动作没有。请添加填写项，标识写 {need}。"
            yield ProcedureFault(
                place, f"{hook!r} reads the field {need!r}, which must be required here", told
            )


def referral_faults(document: Mapping[str, Any], known: Known) -> Iterator[ProcedureFault]:
    """Whoever refers says why, is an officer, and the case goes on when the other room has answered."""
    for name, verb in document["verbs"].items():
        refers, place = verb.get("refers_to"), f"verbs.{name}.refers_to"
        if not refers or not known.intakes:
            continue
        if refers not in known.intakes:
            told = f"没有业务接收“{refers}”的转介。"
            yield ProcedureFault(place, f"no room takes in {refers!r}", told)
        fields = {field["name"]: field for field in verb.get("fields", ())}
        reason = fields.get(REASON)
        if reason is None or reason["type"] not in WORDS or not reason.get("required", True):
            told = f"转介要写明理由：请添加一个标识为 {REASON} 的必填文字项。"
            yield ProcedureFault(place, f"a referral needs a required text field `{REASON}`", told)
        if {Actor.CITIZEN, Actor.SYSTEM} & set(many(verb["by"])):
            yield ProcedureFault(place, "only an officer refers", "转介只能由工作人员办。")
        for state in states_after(verb):
            yield from _answer_faults(document, place, state)


def _answer_faults(document: Mapping[str, Any], place: str, state: str) -> Iterator[ProcedureFault]:
    for answer, title in ANSWERS.items():
        held = document["verbs"].get(answer, {"from": (), "by": ()})
        if state not in many(held["from"]) or Actor.SYSTEM not in many(held["by"]):
            told = f"转介以后在“{named(document, 'states', state)}”，要有一个由系统办的“{title}”接着走。"
            yield ProcedureFault(place, f"no {answer!r} by the system leaves {state!r}", told)
