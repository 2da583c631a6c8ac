"""Limits and calendars for this room's tests."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from zhichi.foundation.timelimits.actions.law import shipped_calendar
from zhichi.foundation.timelimits.enums import Confidence, LimitKind
from zhichi.foundation.timelimits.models import Limit
from zhichi.kernel.workdays import BEIJING

LAW = Path(settings.DATA) / "law"
CALENDAR = shipped_calendar(LAW)


def at(text: str) -> datetime:
    """A moment in Beijing: "2026-02-13" (ten in the morning) or "2026-02-13T17:00"."""
    return datetime.fromisoformat(text if "T" in text else f"{text}T10:00").replace(tzinfo=BEIJING)


def make_limit(key: str = "test.limit", **values: Any) -> Limit:
    given = {
        "version": 1,
        "title": "测试期限",
        "trigger": "test.begun",
        "n": 10,
        "unit": "working_day",
        "kind": LimitKind.STATUTORY,
        "law": "测试条例",
        "article": "第一条",
        "citation": "十个工作日内办结。",
        "confidence": Confidence.FOUND,
        **values,
    }
    return Limit.objects.create(key=key, **given)
