"""One cell of a directory's table: what it may say, and the value that is kept. Nothing is guessed."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from zhichi.kernel.ids import IdError, uscc

MOST = 500
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00:00)?")
ARTICLE = re.compile(r"§\s*\d|第[〇零一二三四五六七八九十百千\d]+条")
YES, NO = "是", "否"


class CellError(ValueError):
    """What is wrong with a cell: one sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the key in a document; `read` gives the value kept: text, list of texts, bool or whole number."""

    name: str
    title: str
    read: Callable[[str], Any]
    required: bool = False
    help: str = ""
    empty: Any = ""
    words: tuple[str, ...] = field(default=())


def text(cell: str) -> str:
    said = unicodedata.normalize("NFC", cell.strip())
    if len(said) > MOST:
        raise CellError(f"最多写 {MOST} 个字，这里有 {len(said)} 个字。")
    return said


def code(cell: str) -> str:
    said = unicodedata.normalize("NFKC", "".join(cell.split())).upper()
    if not re.fullmatch(r"[0-9A-Z\u4e00-\u9fff()\[\]〔〕._-]{2,40}", said):
        raise CellError("编号只能用数字、字母、汉字和短横线，2 到 40 个字。")
    return said


def day(cell: str) -> str:
    found = DAY.fullmatch(cell.strip())
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else _no_day(cell)
    except ValueError:
        return _no_day(cell)


def _no_day(cell: str) -> str:
    raise CellError(f"“{cell.strip()}”不是日期，请写成 2026-01-31。") from None


def several(cell: str) -> list[str]:
    """Parts set apart by 、 ； ; or a new line, each once."""
    return list(dict.fromkeys(part for each in re.split(r"[、；;\n]", cell) if (part := text(each))))


def yes(cell: str) -> bool:
    said = cell.strip()
    if said not in (YES, NO):
        raise CellError("请写“是”或者“否”。")
    return said == YES


def whole(least: int, most: int) -> Callable[[str], int]:
    def read(cell: str) -> int:
        said = unicodedata.normalize("NFKC", cell.strip())
        if not re.fullmatch(r"[0-9]{1,6}", said) or not least <= int(said) <= most:
            raise CellError(f"请写 {least} 到 {most} 的整数。")
        return int(said)

    return read


def ratio(cell: str) -> str:
    """`5%` or `5` as "5": hundredths above 0 and up to 100, at most two digits behind the point."""
    said = unicodedata.normalize("NFKC", cell.strip()).removesuffix("%").strip()
    try:
        value = Decimal(said) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", said) else None
    except InvalidOperation:
        value = None
    if value is None or not 0 < value <= 100:
        raise CellError("抽查比例要大于 0%，不超过 100%，例如 5%。")
    return format(value.normalize(), "f")


def basis(cell: str) -> str:
    """A citation that names an article; whether the article is in force is asked of the catalogue."""
    said = text(cell)
    if not ARTICLE.search(said):
        raise CellError("请写明法律名称和第几条，没有法律依据不得检查。")
    return said


def one_of(*words: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell.strip() not in words:
            raise CellError(f"不认识“{cell.strip()}”，可以写：{'、'.join(words)}。")
        return cell.strip()

    return read


def some_of(*words: str) -> Callable[[str], list[str]]:
    def read(cell: str) -> list[str]:
        return [one_of(*words)(each) for each in several(cell)]

    return read


def credit_code(said: str) -> str:
    """The 18 characters of a unified social credit code. CellError when it is none."""
    try:
        return uscc(said)
    except IdError as error:
        raise CellError(str(error)) from None


def written(value: Any) -> str:
    """A kept value as a cell that reads back the same."""
    if isinstance(value, bool):
        return YES if value else NO
    return "、".join(value) if isinstance(value, list) else str(value)


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Names of what differs, in the order of the new."""
    return [name for name in new if old.get(name) != new[name]]
