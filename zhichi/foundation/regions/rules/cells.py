"""What single cells of a table say: days, words of a list, names. Faults are (column, Chinese sentence)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

Faults = list[tuple[str, str]]
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def day_in(column: str, text: str, faults: Faults) -> date | None:
    """The day that a cell names (2026-01-31, 2026/1/31, 2026年1月31日); None when it is empty or wrong."""
    found = DAY.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    if text:
        faults.append((column, f"“{text}”不是日期，请写成 2026-01-31 的样子。"))
    return None


def word_in(choices: Iterable[tuple[Any, Any]], column: str, text: str, faults: Faults) -> str:
    """The value that a cell names by itself or by its label; empty when it is none of them."""
    named = {name: str(value) for value, label in choices for name in (str(value), str(label))}
    if text not in named:
        words = "、".join(dict.fromkeys(str(label) for _, label in choices))
        faults.append(
            (
                column,
                f"“{text}”不在这一列可以填的词里，请填：{words}。" if text else f"没有填，请填：{words}。",
            )
        )
    return named.get(text, "")


def name_faults(name: str) -> Faults:
    """Faults of a name of a place or a unit."""
    if not name:
        return [("name", "名称不能为空。")]
    if len(name) > 100:
        return [("name", "名称不能超过 100 个字。")]
    return [] if name.isprintable() else [("name", "名称里有看不见的字符，请删去。")]
