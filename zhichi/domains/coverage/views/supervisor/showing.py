"""What the pages of coverage share: words of the layers, addresses of rows, figures with their definitions."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from zhichi.domains.coverage.access import scope_of
from zhichi.domains.coverage.enums import Layer
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.regions.public import Tier

PAGE = 20
TIER_WORDS = {
    Tier.CITY.value: "市",
    Tier.COUNTY.value: "县（市、区）",
    Tier.TOWNSHIP.value: "乡镇（街道）",
    Tier.VILLAGE.value: "村（社区）",
}
GAP = "gap"
UNREACHED = "unreached"
ELSEWHERE = "elsewhere"
# Townships and villages together.
BOTH = "both"
DEFINITIONS = {
    "eligible": "应覆盖：当天有效的区划，一个地方只数一次，不管有几个服务点。",
    Layer.CLAIMED.value: "登记在册：至少有一个登记为“正在服务”的服务点服务到这个地方。",
    Layer.VERIFIED.value: "核验属实：其中至少有一个点经现场或视频核验属实，并且没有过期。",
    Layer.EFFECTIVE.value: "真正在服务：其中至少有一个点核验属实，并且最近真有服务（活力达标）。",
    UNREACHED: "无人服务：没有一个点核验属实、最近真有服务，不管登记没有登记。",
    ELSEWHERE: "由别处兼管：登记在册的地方里，当地没有服务点，只是别处的点在“服务区划”里写着它。",
    GAP: "没有覆盖：没有一个“正在服务”的服务点服务到这个地方。",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that leads to its rows, with its share of what ought to be covered."""

    label: str
    number: int
    share: str
    url: str


def paths_of(request: HttpRequest) -> tuple[str, ...]:
    return scope_of(request_actor(request))


def share(part: int, whole: int) -> str:
    """Per cent with one decimal, cut and not rounded: only everything is 100 %."""
    if not whole:
        return ""
    tenths = 1000 * part // whole
    return f"{tenths // 10}.{tenths % 10}%"


def rows_url(tier: str, layer: str, county: int | None = None) -> str:
    asked: dict[str, Any] = {"tier": tier, "layer": layer} | ({"county": county} if county else {})
    return f"{reverse('coverage:places')}?{urlencode(asked)}"


def tier_row(tier: str, counts: Counts, county: int | None = None) -> dict[str, Any]:
    """One line of the table of layers."""
    numbers = (
        (Layer.CLAIMED, counts.claimed),
        (Layer.VERIFIED, counts.verified),
        (Layer.EFFECTIVE, counts.effective),
    )
    cells = [
        Cell(str(layer.label), number, share(number, counts.eligible), rows_url(tier, layer.value, county))
        for layer, number in numbers
    ]
    return {
        "title": TIER_WORDS[tier],
        "eligible": Cell("应覆盖", counts.eligible, "", rows_url(tier, "eligible", county)),
        "cells": cells,
        "gap": Cell("没有覆盖", counts.gaps, "", rows_url(tier, GAP, county)),
    }


def day_title(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
