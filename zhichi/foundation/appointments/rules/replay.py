"""A call written down so that anybody can make the same choice again, and the making again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from zhichi.foundation.appointments.rules.order import Choice, InLine, Mix, choose

RULE = "fair-mix/1"


def written(line: Sequence[InLine], calls: Sequence[bool], at: datetime, mix: Mix) -> dict[str, Any]:
    """Everything the choice depends on, as values of JSON; ticket numbers, no names."""
    return {
        "rule": RULE,
        "at": at.isoformat(),
        "mix": {"in_a_row": mix.in_a_row, "longest": mix.longest, "early": mix.early},
        "calls": [bool(call) for call in calls],
        "line": [
            {
                "number": one.number,
                "arrived": one.arrived_at.isoformat(),
                "booked": one.booked_for.isoformat() if one.booked_for else "",
                "priority": one.priority,
                "own": one.own,
                "late": one.late,
            }
            for one in line
        ],
    }


def replay(payload: Mapping[str, Any]) -> Choice | None:
    """The choice that what was written down leads to; ValueError for another rule."""
    if payload.get("rule") != RULE:
        raise ValueError(f"written by another rule: {payload.get('rule')}")
    line = [
        InLine(
            number=one["number"],
            arrived_at=datetime.fromisoformat(one["arrived"]),
            booked_for=datetime.fromisoformat(one["booked"]) if one["booked"] else None,
            priority=one["priority"],
            own=one["own"],
            late=one["late"],
        )
        for one in payload["line"]
    ]
    return choose(line, payload["calls"], datetime.fromisoformat(payload["at"]), Mix(**payload["mix"]))
