"""What belongs to a verb that refers a case: the reason, and what the case does when it is answered."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from zhichi.foundation.procedures.enums import Actor, FieldType, Phase
from zhichi.foundation.procedures.rules.faults import many

REASON = "reason"
# The verbs that the engine does when the other room has answered, by their names.
ANSWERS = {"referral_accepted": "转介已接收", "referral_returned": "转介被退回"}
WHY: dict[str, Any] = {"name": REASON, "type": FieldType.LONGTEXT.value, "maximum": 1000}


def states_after(verb: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a case may stand once the verb is done."""
    return many(verb["from"]) if verb["to"] == "same" else (verb["to"],)


def with_answers(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The document with all that a referral by this verb needs and does not have yet."""
    changed = deepcopy(dict(document))
    verbs, verb = changed["verbs"], changed["verbs"][name]
    if not verb.get("refers_to"):
        return changed
    fields = verb.setdefault("fields", [])
    if all(field["name"] != REASON for field in fields):
        fields.append({**WHY, "title": "转介的理由"})
    after = states_after(verb)
    ends = [state for state, held in changed["states"].items() if held.get("phase") == Phase.DONE]
    leads = {"referral_accepted": [*ends, "same"][0], "referral_returned": many(verb["from"])[0]}
    for answer, title in ANSWERS.items():
        held = verbs.get(answer)
        if held is None:
            asked = {"fields": [{**WHY, "title": "退回的理由"}]} if answer == "referral_returned" else {}
            verbs[answer] = {
                "title": title,
                "from": list(after),
                "to": leads[answer],
                "by": Actor.SYSTEM.value,
                **asked,
            }
        elif missing := [state for state in after if state not in many(held["from"])]:
            held["from"] = [*many(held["from"]), *missing]
    return changed
