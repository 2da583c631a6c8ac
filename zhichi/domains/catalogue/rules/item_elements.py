"""The elements of an item that the national list asks for (domain.md §9.2), and which are not said yet."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from zhichi.domains.catalogue.enums import Handling

Document = Mapping[str, Any]


class Element(NamedTuple):
    """`path` in the document and its name; `ours`: only the bureau that offers the item can know it."""

    path: tuple[str, ...]
    title: str
    ours: bool = False


ELEMENTS = (
    Element(("authority", "decides"), "实施主体"),
    Element(("authority", "nature"), "实施主体性质"),
    Element(("authority", "levels"), "行使层级"),
    Element(("authority", "supervises"), "监管机关"),
    Element(("handling",), "办件类型"),
    Element(("quota",), "数量限制"),
    Element(("intermediary",), "中介服务"),
    Element(("joint",), "联办机构"),
    Element(("enquiry",), "查询途径"),
    Element(("steps", "standard"), "审查标准"),
    Element(("item_code",), "事项编码", ours=True),
    Element(("authority", "credit_code"), "实施主体的统一社会信用代码", ours=True),
    Element(("days",), "法定或者承诺时限", ours=True),
    Element(("visits",), "到现场次数", ours=True),
    Element(("booking",), "预约", ours=True),
    Element(("delivery",), "物流送达", ours=True),
    Element(("range",), "通办范围", ours=True),
    Element(("places",), "办理地点", ours=True),
    Element(("hours",), "办理时间", ours=True),
    Element(("phones", "ask"), "咨询电话", ours=True),
    Element(("phones", "complain"), "监督投诉电话", ours=True),
)


def unsaid(document: Document) -> list[Element]:
    """What the document does not say yet, in the order of the list. A joint body of none is said by an empty list."""
    return [element for element in ELEMENTS if not _said(document, element.path)]


def _said(document: Document, path: tuple[str, ...]) -> bool:
    if path == ("joint",):
        return "joint" in document
    if path == ("visits",):
        return document.get("visits") is not None
    if path == ("days",):
        days = document.get("days") or {}
        at_once = document.get("handling") == Handling.IMMEDIATE
        return at_once or "statutory" in days or "promised" in days
    if path == ("steps", "standard"):
        return any(step.get("standard") for step in document.get("steps") or ())
    held: Any = document
    for step in path:
        held = held.get(step) if isinstance(held, Mapping) else None
    return held not in (None, "", [], {})
