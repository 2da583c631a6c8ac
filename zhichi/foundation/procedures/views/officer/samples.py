"""The papers of a dry run as they would be printed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.foundation.procedures.actions import slots_here
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.replay import Walk
from zhichi.foundation.procedures.rules.sample import sample


def samples_of(document: Mapping[str, Any], walk: Walk, words: Words) -> dict[int, dict[str, Any]]:
    """By the place of a step in the path, the paper that it made, dated and with the last days that ran then."""
    steps = ["filing", *(step.verb for step in walk.taken)]
    found, slots = {}, slots_here(document, words)
    for index, (name, done) in enumerate(zip(steps, walk.path, strict=True)):
        part = document["filing"] if index == 0 else document["verbs"][name]
        if "record" in part:
            known = {"day": told(done.day), "filed_on": told(walk.path[0].day), "year": str(done.day.year)}
            known["matter"] = document["title"]
            known |= {f"limit:{key}": told(due) for key, due in done.dues if due}
            found[index] = sample(part["record"], slots(part), known)
    return found


def told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
