"""One head of the checklist: what each level said of its items, side by side with what the register says."""

from typing import Any

from django.urls import reverse

from zhichi.domains.standards.enums import Head, Level
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.facts import Answer
from zhichi.domains.standards.rules.states import ORDER, level_in
from zhichi.domains.standards.views.officer.levels import Marks


def head_of(
    assessment: Assessment, head: Head, marks: Marks, register: dict[str, Answer], *, open_: bool
) -> dict[str, Any]:
    items = assessment.checklist.sheet.of_head(head)
    level = level_in(assessment.state)
    rows = [
        {
            "item": item,
            "said": [{"level": one, "mark": marks[one].get(item.code)} for one in ORDER],
            "register": register.get(item.code),
        }
        for item in items
    ]
    url = reverse("standards:mark", args=[assessment.pk, head.value]) if open_ else ""
    done = sum(item.code in marks[level] for item in items) if level else 0
    return {"title": head.label, "rows": rows, "url": url, "done": done, "count": len(items)}


def without_agreed(head: dict[str, Any]) -> dict[str, Any]:
    """What everybody calls met and nobody remarks on is told in one line each, so that the rest is seen."""
    rows = [row for row in head["rows"] if not agreed(row)]
    return head | {"rows": rows, "agreed": [row["item"] for row in head["rows"] if agreed(row)]}


def agreed(row: dict[str, Any]) -> bool:
    said = [one["mark"] for one in row["said"] if one["mark"]]
    register = row["register"]
    doubted = register is not None and register.met is False
    remarked = any(mark.file_id or (mark.remark and mark.level != Level.SELF) for mark in said)
    return bool(said) and all(mark.met for mark in said) and not doubted and not remarked
