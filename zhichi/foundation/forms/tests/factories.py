"""Forms for tests: small documents, and a published one."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.forms.public import FormVersion, publish_form

AT = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WHY = {"purpose": "核实情况", "basis": "法律援助法§41"}


def ask(name: str, kind: str, title: str = "", **more: Any) -> dict[str, Any]:
    """One field with its purpose and basis."""
    return {"name": name, "type": kind, "title": title or name, **WHY, **more}


def options(*labels: str) -> list[dict[str, str]]:
    return [{"value": f"o{n}", "label": label} for n, label in enumerate(labels, 1)]


def document(*fields: dict[str, Any], key: str = "demo", **more: Any) -> dict[str, Any]:
    """A form with one section."""
    section = {"name": "s1", "title": "情况", "fields": list(fields)}
    return {"format": "zhichi-form/1", "key": key, "title": "情况表", "sections": [section], **more}


def published(*fields: dict[str, Any], key: str = "demo") -> FormVersion:
    return publish_form(document=document(*fields, key=key), effective_from=date(2026, 1, 1), by=SYSTEM, at=AT)
