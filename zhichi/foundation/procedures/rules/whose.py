"""Whose time a limit is: the bureau's, or that of the party who may supplement, object or ask again."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.procedures.enums import Actor, Phase
from zhichi.foundation.procedures.rules.check_clocks import running_at
from zhichi.foundation.procedures.rules.faults import many


def party_limits(document: Mapping[str, Any]) -> frozenset[str]:
    """Limits that run only while the case waits for the party: that one passed is nobody's lateness.

    Of a sound document. A limit that stands still while the party is asked, and runs on at a desk, is the desk's.
    """
    states: dict[str, set[str]] = {}
    for state, running in running_at(document).items():
        for limit, _ in running:
            states.setdefault(limit, set()).add(state)
    return frozenset(limit for limit, held in states.items() if all(_waits(document, one) for one in held))


def _waits(document: Mapping[str, Any], state: str) -> bool:
    """Whether the next move is the party's; once the case has ended no clock runs."""
    phase = document["states"][state].get("phase")
    asked = any(
        state in many(verb["from"]) and Actor.CITIZEN in many(verb["by"])
        for verb in document["verbs"].values()
    )
    return phase == Phase.WAITING and asked
