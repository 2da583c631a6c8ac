"""What only a bureau can know of its items, filled in for the demo city and marked as invented."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from zhichi.domains.catalogue.public import ItemVersion, publish_item
from zhichi.foundation.accounts.public import Officer, actor_of
from zhichi.kernel.ids import IdError, uscc

MARK = "（演示数据）"
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
OURS: dict[str, Any] = {
    "visits": 1,
    "booking": {"there": True, "words": f"打 12348 约{MARK}。"},
    "delivery": {"there": False, "words": f"到窗口领{MARK}。"},
    "range": {"scope": "city", "words": MARK},
    "hours": f"工作日上班时间{MARK}。",
}
PROMISED = {"n": 15, "unit": "working_day", "words": f"{MARK}。"}


def fill_guides(*, at: datetime, told: Callable[[str], object]) -> None:
    """A next version of every item in force, by the clerk of the cast whose task that is, from today."""
    told("服务事项")
    clerk = actor_of(Officer.objects.get(username="gaofang"), on=localdate(at))
    bodies: dict[str, str] = {}
    running = ItemVersion.objects.in_force(localdate(at)).select_related("item").order_by("order")
    for number, version in enumerate(running, 1):
        document = filled(version.document, number, bodies)
        publish_item(document=document, effective_from=localdate(at), by=clerk, at=at)


def filled(document: Mapping[str, Any], number: int, bodies: dict[str, str]) -> dict[str, Any]:
    """The document with its open places filled; a body keeps one code in all its items."""
    authority = document["authority"]
    body = bodies.setdefault(authority["decides"], credit_code(len(bodies) + 1))
    days = document["days"]
    if not {"statutory", "promised"} & set(days) and document.get("handling") == "promised":
        days = {**days, "promised": PROMISED}
    return {
        **OURS,
        **document,
        "authority": {**authority, "credit_code": body},
        "item_code": f"{body}{authority['levels'][0]}00{document['type']}12{number:03d}000",
        "days": days,
        "phones": {"ask": "12348", **document.get("phones", {})},
    }


def credit_code(number: int) -> str:
    """A credit code that checks and that nobody can have: its middle says that it is a demonstration."""
    begin = f"11370800DEM{number:06d}"
    for letter in LETTERS:
        try:
            return uscc(begin + letter)
        except IdError:
            continue
    raise ValueError(begin)
