"""A small sound procedure, and ways to break it."""

from copy import deepcopy
from typing import Any

from zhichi.foundation.procedures.models import ProcedureVersion

SOUND: dict[str, Any] = {
    "kind": "leave",
    "title": "请假",
    "version": 1,
    "effective_from": "2026-01-01",
    "subject_field": "why",
    "filing": {
        "state": "asked",
        "desk": ["justice_office"],
        "fields": [
            {"name": "why", "type": "choice", "title": "事由", "options": {"ill": "看病", "other": "其他"}},
            {"name": "days", "type": "number", "title": "天数", "minimum": 1, "maximum": 30},
        ],
        "clocks": [{"start": "la.decide"}],
    },
    "states": {
        "asked": {"title": "待批", "phase": "open"},
        "more": {"title": "待补充", "phase": "waiting"},
        "granted": {"title": "已批准", "phase": "done"},
    },
    "verbs": {
        "grant": {
            "title": "批准",
            "from": "asked",
            "to": "granted",
            "by": ["justice_office_head@township", "legal_aid_head@county"],
            "record": {"key": "leave.permit", "title": "准假单", "number": "{place}假字〔{year}〕{n}号"},
        },
        "ask": {
            "from": "asked",
            "to": "more",
            "by": "justice_assistant@township",
            "fields": [{"name": "days", "type": "number", "title": "几天内", "minimum": 1}],
            "clocks": [{"suspend": "supplement"}, {"start": "la.supplement", "n_from": "days"}],
        },
        "answer": {
            "from": "more",
            "to": "asked",
            "by": "citizen",
            "clocks": [{"stop": "la.supplement"}, {"resume": "supplement"}],
        },
    },
}


def sound(**changes: Any) -> dict[str, Any]:
    """A copy, with values set at dotted places (`verbs__grant__to="gone"`); None takes the place away."""
    document = deepcopy(SOUND)
    for place, value in changes.items():
        *path, last = place.split("__")
        part: Any = document
        for step in path:
            part = part[int(step)] if step.isdigit() else part[step]
        key: Any = int(last) if last.isdigit() else last
        if value is None:
            del part[key]
        else:
            part[key] = value
    return document


def newest(kind: str) -> int:
    """The number of the newest version that is published."""
    return ProcedureVersion.objects.filter(kind=kind).order_by("-version")[0].version
