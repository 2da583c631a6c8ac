"""The pieces that the builder's own pages are made of: sections, questions, offers."""

from collections.abc import Iterable
from typing import Any

NOTHING = [{"value": "-", "label": "（前面还没有可用的填写项）"}]


def section(name: str, title: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"name": name, "title": title, "fields": fields, **more}


def ask(name: str, kind: str, title: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "title": title, **more}


def pairs(choices: Iterable[tuple[Any, Any]]) -> list[dict[str, str]]:
    return [{"value": str(value), "label": str(label)} for value, label in choices]


def kept(name: str, said: str) -> dict[str, Any]:
    """What came by import and is nested deeper than the page can show: it stays, or it goes."""
    options = pairs((("keep", "保留"), ("drop", "去掉")))
    return ask(name, "choice", "导入的内容比这一页能改的复杂", options=options, help=f"现在是：{said}。")
