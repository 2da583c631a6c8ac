"""Which months a reader of the figures asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

SPANS = {"12": "近 12 个月收的件", "3": "近 3 个月收的件", "all": "全部"}


@dataclass(frozen=True)
class Asked:
    """Which months a reader asks for, and what the links keep of it."""

    span: str
    since: date | None

    @property
    def title(self) -> str:
        return SPANS[self.span]


def asked_of(request: HttpRequest, today: date) -> Asked:
    span = request.GET.get("span", "12")
    if span not in SPANS:
        raise Http404
    if span == "all":
        return Asked(span, None)
    months = today.year * 12 + today.month - int(span)
    return Asked(span, date(months // 12, months % 12 + 1, 1))


def tabs(request: HttpRequest, asked: Asked) -> list[dict[str, Any]]:
    kept = "".join(
        f"&{name}={request.GET[name]}" for name in ("a", "b") if request.GET.get(name, "").isdigit()
    )
    return [
        {"title": title, "url": f"?span={span}{kept}", "current": span == asked.span, "count": None}
        for span, title in SPANS.items()
    ]
