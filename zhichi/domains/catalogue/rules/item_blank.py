"""Where writing an item begins: an empty page, or the document of another item."""

from collections.abc import Mapping
from typing import Any

from zhichi.domains.catalogue.enums import PowerType, ServedWhom, Way
from zhichi.domains.catalogue.rules.item_schema import FORMAT

# What belongs to one item alone and is never copied to another.
OWN = frozenset({"code", "title", "item_code", "kind", "form", "order", "source"})


def blank(code: str, title: str) -> dict[str, Any]:
    """A public service free of charge, at the window, of which nothing else is known yet."""
    return {
        "format": FORMAT,
        "code": code,
        "title": title,
        "summary": "",
        "type": str(PowerType.PUBLIC_SERVICE),
        "subject": str(ServedWhom.ANY),
        "conditions": [],
        "materials": [],
        "steps": [],
        "days": {},
        "fee": {"charged": False, "words": "不收费"},
        "ways": [str(Way.WINDOW)],
        "results": [],
        "phones": {"ask": "12348", "complain": "12345"},
        "remedies": "对服务不满意，可以在办结后评价，或者拨打 12345。",
        "basis": [],
    }


def begun(code: str, title: str, *, online: bool, pattern: Mapping[str, Any] | None) -> dict[str, Any]:
    """The first document of a new item. What is asked for online has a procedure of the same name as the item."""
    copied = {key: value for key, value in (pattern or {}).items() if key not in OWN}
    document = {**blank(code, title), **copied}
    if not online:
        return document
    ways = [str(Way.WEB), *(way for way in document["ways"] if way != Way.WEB)]
    return {**document, "kind": code, "ways": ways}
