"""What a proposal about a window, a person or a name says, in words: what was and what shall be."""

from datetime import date
from typing import Any

from django.db import models

from zhichi.domains.network.actions.part_changes import FIXED, REVIEWED
from zhichi.domains.network.enums import ServiceItem
from zhichi.domains.network.models import Proposal
from zhichi.domains.network.rules.hours import hours_words

EMPTY = "—"
# Kept beside the form and changed by nobody.
HIDDEN = (*FIXED, "officer")


def part_rows(one: Proposal) -> list[dict[str, Any]]:
    """The fields of the part as rows; which part and what happens to it first."""
    told = one.data
    model = REVIEWED[told["what"]]
    act = "去掉" if told["remove"] else "修改" if told["pk"] else "新增"
    rows = [_row(f"{model._meta.verbose_name}", "", act)]
    for field in model._meta.concrete_fields:
        if field.name in HIDDEN or field.name not in told["values"]:
            continue
        after = EMPTY if told["remove"] else words(field, told["values"][field.name])
        rows.append(_row(str(field.verbose_name), words(field, one.before.get(field.name)), after))
    return rows


def words(field: "models.Field[Any, Any]", value: Any) -> str:
    if value in (None, "", [], {}):
        return EMPTY
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.name == "items":
        return "、".join(
            str(ServiceItem(code).label) if code in ServiceItem.values else code for code in value
        )
    if field.name == "hours":
        return "；".join(hours_words(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _row(title: str, before: str, after: str) -> dict[str, Any]:
    return {"title": title, "before": before, "after": after, "differs": before != after}
