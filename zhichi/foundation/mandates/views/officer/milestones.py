"""The public part of a case's story, for whoever may know no more of it."""

from typing import Any

from zhichi.foundation.cases.public import Case


def milestones(case: Case) -> list[dict[str, Any]]:
    """Fits the timeline component. One statement."""
    acts = case.acts.exclude(milestone="").order_by("seq")
    items: list[dict[str, Any]] = [
        {"title": act.public_text, "at": act.at, "text": act.desk, "state": "done", "url": "", "link": ""}
        for act in acts
    ]
    if not case.is_done:
        title = case.current_state.public
        items.append(
            {"title": title, "at": None, "text": case.unit.name, "state": "current", "url": "", "link": ""}
        )
    return items
