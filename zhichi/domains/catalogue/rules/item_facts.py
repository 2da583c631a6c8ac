"""What a guide tells beside the way itself: how to book and fetch, where to ask; and what few people look for."""

from collections.abc import Iterable, Mapping
from typing import Any

from zhichi.domains.catalogue.enums import ActLevel, BodyNature, Handling, Scope
from zhichi.domains.catalogue.rules.item_words import said

Document = Mapping[str, Any]
Fact = dict[str, str]
# What is said where there is none and nobody wrote more.
NONE = {
    "booking": "不用预约。",
    "delivery": "不邮寄。",
    "quota": "没有数量限制。",
    "intermediary": "不用找中介机构。",
}


def services(document: Document) -> list[Fact]:
    """What a person plans his way by (预约、送达、通办、查询)."""
    scope = document.get("range") or {}
    reach = "，".join(part for part in (_label(Scope, scope.get("scope")), scope.get("words", "")) if part)
    return _told(
        ("预约", _whether(document, "booking")),
        ("结果怎么拿", _whether(document, "delivery")),
        ("在别处能不能办", reach),
        ("怎么查进度", "；".join(document.get("enquiry", ()))),
        ("数量限制", _whether(document, "quota")),
        ("中介服务", _whether(document, "intermediary")),
        ("一起办的单位", "、".join(document.get("joint", ()))),
    )


def registered(document: Document) -> list[Fact]:
    """What few people look for, and the law wants told (GB/T 39554.2)."""
    authority = document.get("authority", {})
    levels = "、".join(_label(ActLevel, level) for level in authority.get("levels", ()))
    return _told(
        ("事项编码", document.get("item_code", "")),
        ("权责清单编码", "、".join(document.get("powers", ()))),
        ("决定机关", authority.get("decides", "")),
        ("实施主体性质", _label(BodyNature, authority.get("nature"))),
        ("实施主体代码", authority.get("credit_code", "")),
        ("监管机关", authority.get("supervises", "")),
        ("行使层级", authority.get("level", "") or levels),
        ("办件类型", _label(Handling, document.get("handling"))),
        ("联办机构", "、".join(document.get("joint", ())) or ("没有" if "joint" in document else "")),
        *((row["label"], row["words"]) for row in document.get("more", ())),
    )


def in_one_line(facts: Iterable[Fact]) -> str:
    """预约：打电话约；数量限制：没有: each without the full stop that it has as a line of its own."""
    return "；".join(f"{fact['label']}：{fact['value'].rstrip('。；')}" for fact in facts)


def _whether(document: Document, key: str) -> str:
    held = document.get(key)
    if not held:
        return ""
    words = held.get("words") or ("" if held["there"] else NONE[key])
    basis = said(held.get("basis", ""))
    return words + (f"（{basis}）" if basis else "")


def _label(choices: Any, value: Any) -> str:
    return str(choices(value).label) if value in choices.values else ""


def _told(*pairs: tuple[str, str]) -> list[Fact]:
    return [{"label": label, "value": value} for label, value in pairs if value]
