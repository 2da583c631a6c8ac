"""无障碍声明: what the last run of axe over every page saw (`make accessibility`); nothing is claimed by hand."""

import json
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.entrances.services.views.citizen.alike import same_for_everybody

# What axe's rules are about, for those that have been broken or left undecided once; others keep axe's own words.
WORDS: Final = {
    "color-contrast": "文字和背景的颜色差得够不够",
    "target-size": "按钮和链接够不够大、隔得够不够开",
    "link-in-text-block": "句子里的链接看不看得出是链接",
    "label": "要填的格子有没有名字",
    "image-alt": "图片有没有文字说明",
    "heading-order": "标题的层次有没有跳",
    "region": "内容是不是都在有名字的区域里",
    "aria-hidden-focus": "读屏软件听不到的地方能不能被键盘选中",
    "scrollable-region-focusable": "能滚动的区域用键盘滚不滚得动",
    "duplicate-id-aria": "页面里的名字有没有重复",
}
IMPACTS: Final = {"minor": "轻微", "moderate": "一般", "serious": "严重", "critical": "用不了"}


@lru_cache(maxsize=1)
def last_run() -> dict[str, Any]:
    """The result as it ships with this release (`zhichi-axe/1`)."""
    read: dict[str, Any] = json.loads((settings.DATA / "accessibility.json").read_text(encoding="utf-8"))
    return read


@login_not_required
@require_safe
@same_for_everybody
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "services/citizen/accessibility.html", told(last_run()))


@login_not_required
@require_safe
def machine(request: HttpRequest) -> HttpResponse:
    """The result itself: every page by its route, every rule broken."""
    return JsonResponse(last_run(), json_dumps_params={"ensure_ascii": False, "indent": 1})


def told(run: dict[str, Any]) -> dict[str, Any]:
    """A result in the words of the page."""
    who = [one for held in run["pages"].values() for one in held.split()]
    rules = run["rules"]
    return {
        "day": date.fromisoformat(run["date"]),
        "axe": f"axe-core {run['axe']}",
        "release": run["release"],
        "commit": run["commit"][:12],
        "pages": len(run["pages"]),
        **{name: who.count(name) for name in ("citizen", "kiosk", "office")},
        **{name.lower(): rules.get(name, 0) for name in ("A", "AA", "practice")},
        "broken": [
            {
                "words": WORDS.get(rule, one["help"]),
                "impact": IMPACTS.get(one["impact"], one["impact"]),
                "pages": len(one["pages"]),
                "places": one["places"],
            }
            for rule, one in run["violations"].items()
        ],
        "undecided": [
            {"words": WORDS.get(rule, rule), "places": places} for rule, places in run["undecided"].items()
        ],
        "unseen": sum(what == "closed" for what in run["others"].values()),
    }
