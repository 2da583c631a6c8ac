"""Whether the things that an item names are there, and fit it: procedure, form, powers."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.rules.item_known import ItemFault, KnownToItems

Found = Iterator[ItemFault]
INTERNAL = "“{}”是工作人员自己立案的内部业务，群众不能提交，请换一套办理程序，或者留空，只作指南。"


def name_faults(document: Mapping[str, Any], known: KnownToItems) -> Found:
    """Names that nobody knows on that day, and those that do not fit."""
    for key, among, sentence in (
        ("kind", known.kinds, "没有这种业务的办理程序（{}）。先发布程序，或者留空，只作指南。"),
        ("form", known.forms, "没有发布过这份表单（{}）。"),
        ("point_item", known.point_items, "服务点没有这项服务（{}）。"),
    ):
        value = document.get(key)
        if value and among is not None and value not in among:
            yield ItemFault((key,), sentence.format(value))
    if document.get("kind") in known.internal:
        yield ItemFault(("kind",), INTERNAL.format(document["kind"]))
    yield from _form(document, known)
    yield from _powers(document, known)


def _form(document: Mapping[str, Any], known: KnownToItems) -> Found:
    form, kind = document.get("form"), document.get("kind")
    if not form:
        return
    if not kind:
        yield ItemFault(("form",), "有表单就要有办理程序，请选业务种类。")
    elif kind in known.form_of and known.form_of[kind] != form:
        used = known.form_of[kind]
        told = f"用的是表单“{used}”" if used else "没有用表单"
        yield ItemFault(("form",), f"办理程序“{kind}”{told}，和这里写的“{form}”不是一份，请改成一样的。")


def _powers(document: Mapping[str, Any], known: KnownToItems) -> Found:
    """What is exercised stands on the list that day, under the same type (没有列入清单的不得行使)."""
    if known.powers is None:
        return
    for number, code in enumerate(document.get("powers") or ()):
        held = known.powers.get(code)
        if held is None:
            yield ItemFault(("powers", number), f"那一天的权责清单里没有这一项（{code}）。")
        elif held != document.get("type") and document.get("type") in PowerType.values:
            mine, listed = PowerType(document["type"]).label, PowerType(held).label
            yield ItemFault(("type",), f"这里写的是“{mine}”，权责清单里 {code} 是“{listed}”，请改成一致。")
