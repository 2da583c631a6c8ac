"""What the pages of reach are asked for: an item, a moment."""

from typing import Any

from django.http import Http404, HttpRequest

from zhichi.domains.network.public import ServiceItem


def item_of(request: HttpRequest) -> str:
    """The item asked for, or none; 404 for one that there is not."""
    item = request.GET.get("item", "")
    if item and item not in ServiceItem.values:
        raise Http404
    return item


def item_choices() -> list[tuple[str, str]]:
    return [("", "不论事项"), *((code, str(label)) for code, label in ServiceItem.choices)]


def moment_of(request: HttpRequest, data: dict[str, Any]) -> dict[str, Any]:
    """The moment asked for, else the first."""
    found: dict[str, Any] = next(
        (one for one in data["moments"] if one["key"] == request.GET.get("moment")), data["moments"][0]
    )
    return found
