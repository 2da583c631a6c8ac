"""Answers to a procedure's fields, checked before anything is done with them: no caller can go round it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from zhichi.foundation.procedures.enums import FieldType
from zhichi.foundation.procedures.rules.shape import Field

MOST_PAPERS = 20
# What canonical JSON holds exactly (RFC 8785, §3.2.2.3), and a sum that stays below it in fen.
GREATEST = 2**53 - 1
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SUM = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
PICKED = frozenset(
    {
        FieldType.CHOICE,
        FieldType.CHOICES,
        FieldType.YES_NO,
        FieldType.PROVIDER,
        FieldType.UNIT,
        FieldType.OFFICER,
        FieldType.BUREAU,
        FieldType.FILES,
    }
)
YES, NO = (True, "yes", "true", "True"), (False, "no", "false", "False")
EMPTY: tuple[Any, ...] = (None, "", [], ())


class AnswerError(ValueError):
    """An answer that cannot be taken: one Chinese sentence, and the field at fault."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


def clean_answers(
    fields: Iterable[Field], given: Mapping[str, Any], *, papers: int = 0, one_of: Sequence[str] = ()
) -> dict[str, Any]:
    """The answers in their one form, empty ones left out; `papers` is how many files came with them.

    `one_of` names fields of which at least one must be answered.

    Text is str, a number int, money text with two decimals, a date ISO text, a choice its key, choices a list of
    keys, yes-no "yes" or "no", a statement True, a provider or unit its id. Raises AnswerError for the first fault.
    """
    asked = {field.name: field for field in fields}
    for name in given:
        if name not in asked:
            raise AnswerError(f"表里没有“{str(name)[:40]}”这一项，请刷新页面重新填写。", str(name)[:40])
    cleaned = {}
    for name, field in asked.items():
        value = _clean(field, given.get(name), papers)
        if value is not None:
            cleaned[name] = value
    if one_of and not any(
        name in cleaned or (papers and asked[name].type == FieldType.FILES) for name in one_of
    ):
        titles = "、".join(f"“{asked[name].title}”" for name in one_of)
        raise AnswerError(f"{titles}至少要有一样。", one_of[0])
    return cleaned


def _clean(field: Field, value: Any, papers: int) -> Any:
    if field.type == FieldType.FILES:
        if value not in EMPTY:
            raise AnswerError(f"“{field.title}”应当上传文件。", field.name)
        if papers > MOST_PAPERS:
            raise AnswerError(f"一次最多上传 {MOST_PAPERS} 份材料，其余的可以到窗口交。", field.name)
        if field.required and not papers:
            raise AnswerError(missing(field), field.name)
        return None
    if isinstance(value, str):
        value = value.strip()
    given = (
        None if any(value is empty or value == empty for empty in EMPTY) else CHECKS[field.type](field, value)
    )
    if given is None and field.required:
        raise AnswerError(missing(field), field.name)
    return given


def missing(field: Field) -> str:
    """What is said when a needed answer is not there."""
    if field.type == FieldType.STATEMENT:
        return f"请确认：{field.title}"
    return f"请{'选择' if field.type in PICKED else '填写'}“{field.title}”。"


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(field, "文字")
    text = value.replace("\r\n", "\n")
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text):
        raise AnswerError(f"“{field.title}”里有看不见的控制字符，请删去。", field.name)
    if len(text) > field.longest:
        raise AnswerError(
            f"“{field.title}”最多写 {field.longest} 个字，现在是 {len(text)} 个字。", field.name
        )
    return text


def _number(field: Field, value: Any) -> int:
    n = _whole(field, value)
    if abs(n) > GREATEST:
        raise _wrong(field, "整数")
    _within(field, n)
    return n


def _whole(field: Field, value: Any) -> int:
    """An int, or its digits as text (of any script that int() reads)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and len(value) <= 20:
        try:
            return int(value)
        except ValueError:
            pass
    raise _wrong(field, "整数")


def _within(field: Field, n: int | Decimal) -> None:
    if field.minimum is not None and n < field.minimum:
        raise AnswerError(f"“{field.title}”不能小于 {field.minimum}。", field.name)
    if field.maximum is not None and n > field.maximum:
        raise AnswerError(f"“{field.title}”不能大于 {field.maximum}。", field.name)


def _money(field: Field, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal) or not SUM.fullmatch(str(value)):
        raise _wrong(field, "金额")
    yuan = Decimal(value)
    if yuan != yuan.quantize(Decimal("0.01")):
        raise AnswerError(f"“{field.title}”最多写到分，小数点后两位。", field.name)
    _within(field, yuan)
    return f"{yuan:.2f}"


def _date(field: Field, value: Any) -> str:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and DAY.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None:
        raise _wrong(field, "日期，例如 2026-11-22")
    if not 1900 <= day.year <= 2200:
        raise AnswerError(f"“{field.title}”的年份不对，请检查。", field.name)
    return day.isoformat()


def _choice(field: Field, value: Any) -> str:
    if not isinstance(value, str) or value not in dict(field.options):
        raise AnswerError(f"“{field.title}”只能从所列的选项里选。", field.name)
    return value


def _choices(field: Field, value: Any) -> list[str]:
    if not isinstance(value, list | tuple):
        raise _wrong(field, "由选项组成的列表")
    return list(dict.fromkeys(_choice(field, one) for one in value))


def _yes_no(field: Field, value: Any) -> str:
    for word, forms in (("yes", YES), ("no", NO)):
        if any(value is form or (isinstance(value, str) and value == form) for form in forms):
            return word
    raise AnswerError(f"“{field.title}”请选“是”或者“否”。", field.name)


def _statement(field: Field, value: Any) -> bool | None:
    return True if _yes_no(field, value) == "yes" else None


def _id(field: Field, value: Any) -> int:
    n = _whole(field, value)
    if not 0 < n <= GREATEST:
        raise AnswerError(f"“{field.title}”只能从所列的选项里选。", field.name)
    return n


def _wrong(field: Field, kind: str) -> AnswerError:
    return AnswerError(f"“{field.title}”应当是{kind}。", field.name)


CHECKS: dict[str, Callable[[Field, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: _yes_no,
    FieldType.STATEMENT: _statement,
    FieldType.PROVIDER: _id,
    FieldType.OFFICER: _text,
    FieldType.BUREAU: _text,
    FieldType.UNIT: _id,
}
