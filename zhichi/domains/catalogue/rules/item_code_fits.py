"""Whether an item's 31-character code is this item's: its type, its level, its body, and nobody else's."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.domains.catalogue.enums import ActLevel, PowerType
from zhichi.domains.catalogue.rules.item_code import ItemCodeError, item_code
from zhichi.domains.catalogue.rules.item_known import ItemFault, KnownToItems
from zhichi.kernel.ids import IdError, uscc

Found = Iterator[ItemFault]
HERE = ("item_code",)


def code_faults(document: Mapping[str, Any], known: KnownToItems) -> Found:
    """The credit code of whoever decides is checked by itself, and the item's code against it."""
    authority = document.get("authority")
    authority = authority if isinstance(authority, Mapping) else {}
    body = ""
    if given := authority.get("credit_code"):
        try:
            body = uscc(str(given))
        except IdError as error:
            yield ItemFault(("authority", "credit_code"), str(error))
    elsewhere = known.bodies.get(str(authority.get("decides", "")))
    if body and elsewhere and elsewhere != body:
        told = f"别的事项里，同一个决定机关的信用代码是 {elsewhere}，请核对。"
        yield ItemFault(("authority", "credit_code"), told)
    if given := document.get("item_code"):
        try:
            code = item_code(str(given))
        except ItemCodeError as error:
            yield ItemFault(HERE, str(error))
            return
        if not body:
            yield ItemFault(("authority", "credit_code"), "填了事项编码，请填实施主体的统一社会信用代码。")
        elif code.body != body:
            yield ItemFault(HERE, f"前 18 位是 {code.body}，和实施主体的统一社会信用代码 {body} 不一样。")
        yield from _fits(document, authority, code.level, code.type)
        if other := known.codes.get(str(code)):
            yield ItemFault(HERE, f"这个编码已经给了“{other}”，一项一个编码。")


def _fits(document: Mapping[str, Any], authority: Mapping[str, Any], level: str, kind: str) -> Found:
    levels = authority.get("levels") or []
    if level not in levels:
        said = ActLevel(level).label if level in ActLevel.values else level
        yield ItemFault(HERE, f"第 19 位是 {level}（{said}），和行使层级不一致，请核对。")
    mine = document.get("type")
    if kind != mine and mine in PowerType.values:
        said = PowerType(kind).label if kind in PowerType.values else "没有这种类型"
        told = f"第 22、23 位是 {kind}（{said}），和事项类型“{PowerType(mine).label}”（{mine}）不一致。"
        yield ItemFault(HERE, told)
