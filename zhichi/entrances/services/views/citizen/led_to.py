"""The services that a guided way leads to: their guide, what to bring, where to file, whom to call."""

from datetime import date
from typing import Any

from django.urls import reverse

from zhichi.foundation.guidance.public import Outcome
from zhichi.foundation.sockets.public import ITEM_CHECKS, ServiceItem, service_items
from zhichi.ui.context import PLACES


def aims_of(outcome: Outcome, day: date) -> list[dict[str, Any]]:
    """One entry for each item that can be asked for on the day; one that has ended is left out."""
    items = {item.code: item for item in service_items(day)}
    return [
        {
            "item": item,
            "why": aim.why,
            "bring": bring(item),
            "guide": reverse("services:guide", args=[item.code]),
            "start": reverse("services:start", args=[item.code]) if item.kind else "",
            "place": f"{PLACES['map']}?open=on&item={item.point_item}" if item.point_item else "",
            "phone": item.document.get("phones", {}).get("ask", ""),
            "check": check_of(item.code),
        }
        for aim in outcome.aims
        if (item := items.get(aim.item)) is not None
    ]


def bring(item: ServiceItem) -> list[dict[str, Any]]:
    """What the applicant has to bring; what the desk holds or fetches itself is not asked for."""
    return [
        {"title": one["title"], "note": one.get("note", ""), "must": one.get("required", False)}
        for one in item.document.get("materials", ())
        if one.get("source") in {"applicant", "promised"}
    ]


def check_of(code: str) -> dict[str, str]:
    if code not in ITEM_CHECKS:
        return {}
    check = ITEM_CHECKS.get(code)
    return {"title": check.title, "url": reverse(check.url_name)}
