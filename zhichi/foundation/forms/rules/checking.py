"""Everything that makes a form unsound, each fault with its place and a sentence for whoever writes the form."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType, Prefill
from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.check_conditions import condition_faults, formula_faults
from zhichi.foundation.forms.rules.circles import fields_in
from zhichi.foundation.forms.rules.days import FIRST, LAST, crossed, is_bound
from zhichi.foundation.forms.rules.reading import read_field
from zhichi.foundation.forms.rules.seen import Seen
from zhichi.foundation.forms.rules.shape import Fault
from zhichi.kernel import canonical

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
KEY = re.compile(r"[a-z][a-z0-9_-]{0,59}")
VALUE = re.compile(r"[A-Za-z0-9_.-]{1,40}")
TOP = frozenset({"format", "key", "title", "intro", "sections"})
OF_SECTION = frozenset({"name", "title", "help", "when", "fields"})
OF_FIELD = frozenset(
    {
        "name", "type", "title", "help", "required", "private", "purpose", "basis", "when", "options", "minimum",
        "maximum", "columns", "formula", "prefill", "earliest", "latest",
    }
)  # fmt: skip
CHOOSING = frozenset({FieldType.CHOICE, FieldType.CHOICES})
IN_TABLES = frozenset(
    {
        FieldType.TEXT, FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.ID, FieldType.PHONE,
        FieldType.USCC, FieldType.CHOICE, FieldType.YES_NO,
    }
)  # fmt: skip
# The least and the greatest bound of each type that has bounds; texts have only a longest.
BOUNDS: dict[str, tuple[int, int]] = {
    FieldType.TEXT: (1, limits.LONGTEXT),
    FieldType.LONGTEXT: (1, limits.LONGEST),
    FieldType.NUMBER: (-limits.GREATEST, limits.GREATEST),
    FieldType.MONEY: (0, limits.DEAREST),
    FieldType.CHOICES: (1, limits.OPTIONS),
    FieldType.TABLE: (1, limits.ROWS),
    FieldType.FILE: (1, limits.FILES),
    # The level that a place has to reach: county, township, village.
    FieldType.REGION: (3, 5),
}
ONLY_LONGEST = frozenset({FieldType.TEXT, FieldType.LONGTEXT, FieldType.FILE})
ONLY_LEAST = frozenset({FieldType.REGION})


def faults_of_form(document: Any) -> list[Fault]:
    """Everything wrong with a document; empty when it is sound and can be published."""
    if not isinstance(document, Mapping):
        return [Fault("", "表单文件应当是一个 JSON 对象。")]
    try:
        size = len(canonical.encode(document))
    except canonical.CanonicalError:
        return [Fault("", "表单文件里有小数、过大的数或者嵌套太深的内容，不能收。")]
    if size > limits.DOCUMENT_BYTES:
        return [Fault("", f"表单文件太大，最多 {limits.DOCUMENT_BYTES // 1024} KB。")]
    return [*_top_faults(document), *_section_faults(document)]


def _top_faults(document: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _strangers("", document, TOP)
    if document.get("format") != "zhichi-form/1":
        yield Fault("format", "表单文件的格式应当写明是 zhichi-form/1。")
    if not _fits(KEY, document.get("key")):
        yield Fault("key", "表单标识要用小写字母开头，只含小写字母、数字、横线和下划线，最多 60 个。")
    yield from _text("title", document.get("title"), "表单名称", limits.TITLE, must=True)
    yield from _text("intro", document.get("intro"), "表单说明", limits.INTRO)


def _section_faults(document: Mapping[str, Any]) -> Iterator[Fault]:
    sections = document.get("sections")
    if not isinstance(sections, list) or not sections:
        yield Fault("sections", "表单至少要有一节。")
        return
    if len(sections) > limits.SECTIONS:
        yield Fault("sections", f"最多分 {limits.SECTIONS} 节，现在有 {len(sections)} 节。")
        return
    names: set[str] = set()
    count = sum(len(fields_in(section)) for section in sections)
    if count > limits.FIELDS:
        yield Fault("sections", f"一张表单最多 {limits.FIELDS} 项，现在有 {count} 项。")
        return
    seen = Seen.of(sections)
    for index, section in enumerate(sections):
        place = f"sections.{index}"
        if not isinstance(section, Mapping):
            yield Fault(place, "这一节写得不对。")
            continue
        yield from _strangers(place, section, OF_SECTION)
        if not _fits(NAME, section.get("name")) or section["name"] in names:
            yield Fault(f"{place}.name", "每一节要有自己的标识：小写字母开头，不和别的节重复。")
        names.add(str(section.get("name")))
        yield from _text(f"{place}.title", section.get("title"), "节的名称", limits.TITLE, must=True)
        yield from _text(f"{place}.help", section.get("help"), "节的说明", limits.HELP)
        own = frozenset(str(field.get("name")) for field in fields_in(section))
        yield from condition_faults(f"{place}.when", section.get("when"), seen, own)
        fields = section.get("fields")
        if not isinstance(fields, list) or not fields:
            yield Fault(f"{place}.fields", f"“{_called(section)}”这一节还没有填写项。")
            continue
        for number, field in enumerate(fields):
            yield from _field_faults(f"{place}.fields.{number}", field, seen)


def _field_faults(place: str, field: Any, seen: Seen) -> Iterator[Fault]:
    """Faults of one field; a sound one is then known to those after it."""
    if not isinstance(field, Mapping):
        yield Fault(place, "这一项写得不对。")
        return
    name, called = field.get("name"), _called(field)
    own = frozenset({str(name)})
    faults = [*_own_faults(place, field), *condition_faults(f"{place}.when", field.get("when"), seen, own)]
    if isinstance(name, str) and name in seen.earlier:
        faults.append(Fault(f"{place}.name", f"“{called}”的标识 {name} 前面已经用过，要换一个。"))
    if field.get("type") == FieldType.CALCULATED:
        faults += formula_faults(f"{place}.formula", field.get("formula"), seen, own)
    elif "formula" in field:
        faults.append(Fault(f"{place}.formula", f"“{called}”不是自动计算的项，不能有算式。"))
    if not faults and isinstance(name, str):
        read_field(field, seen.earlier)
    seen.passed.add(str(name))
    yield from faults
    for word, what in (("purpose", "用途"), ("basis", "依据")):
        if not _is_text(field.get(word), limits.REASON) or not str(field[word]).strip():
            why = "（个人信息保护法第六条：只收办事必需的信息）"
            yield Fault(f"{place}.{word}", f"“{called}”没有写明{what}{why}，不能发布。")


def _own_faults(place: str, field: Mapping[str, Any], *, column: bool = False) -> Iterator[Fault]:
    called = _called(field)
    yield from _strangers(place, field, OF_FIELD)
    if not _fits(NAME, field.get("name")):
        yield Fault(
            f"{place}.name", f"“{called}”的标识要用小写字母开头，只含小写字母、数字和下划线，最多 40 个。"
        )
    elif field["name"] in limits.RESERVED and not column:
        yield Fault(f"{place}.name", f"标识“{field['name']}”系统自己要用，请给“{called}”换一个。")
    yield from _text(f"{place}.title", field.get("title"), "填写项的名称", limits.TITLE, must=True)
    yield from _text(f"{place}.help", field.get("help"), "填写项的说明", limits.HELP)
    for word in ("required", "private"):
        if not isinstance(field.get(word, False), bool):
            yield Fault(f"{place}.{word}", f"“{called}”的“{word}”只能是真或假。")
    kind = field.get("type")
    if not isinstance(kind, str) or kind not in FieldType.values:
        yield Fault(f"{place}.type", f"“{called}”的类型“{str(kind)[:20]}”没有这一种。")
        return
    if column and kind not in IN_TABLES:
        yield Fault(f"{place}.type", f"表格的列不能是“{FieldType(kind).label}”。")
    if field.get("prefill") is not None and field["prefill"] not in Prefill.values:
        yield Fault(f"{place}.prefill", f"“{called}”的预填来源没有这一种。")
    yield from _bound_faults(place, field, kind, called)
    yield from _day_faults(place, field, kind, called)
    yield from _option_faults(place, field, kind in CHOOSING, called)
    yield from _column_faults(place, field, kind == FieldType.TABLE, called)


def _bound_faults(place: str, field: Mapping[str, Any], kind: str, called: str) -> Iterator[Fault]:
    given = {word: field[word] for word in ("minimum", "maximum") if field.get(word) is not None}
    for word, bound in given.items():
        low, high = BOUNDS.get(kind, (1, 0))
        if kind not in BOUNDS or kind in (ONLY_LONGEST if word == "minimum" else ONLY_LEAST):
            yield Fault(
                f"{place}.{word}", f"“{called}”这种类型没有{'下限' if word == 'minimum' else '上限'}。"
            )
        elif not isinstance(bound, int) or isinstance(bound, bool) or not low <= bound <= high:
            yield Fault(f"{place}.{word}", f"“{called}”的上下限应当是 {low} 到 {high} 之间的整数。")
        else:
            continue
        return
    if len(given) == 2 and given["minimum"] > given["maximum"]:
        yield Fault(f"{place}.minimum", f"“{called}”的下限比上限还大。")
    options = field.get("options")
    if (
        kind == FieldType.CHOICES
        and isinstance(options, list)
        and field.get("minimum", 1) > max(1, len(options))
    ):
        yield Fault(f"{place}.minimum", f"“{called}”要选的项数比选项还多。")


def _day_faults(place: str, field: Mapping[str, Any], kind: str, called: str) -> Iterator[Fault]:
    given = {word: field[word] for word in ("earliest", "latest") if field.get(word) is not None}
    for word, bound in given.items():
        if kind != FieldType.DATE:
            yield Fault(f"{place}.{word}", f"“{called}”不是日期，不能限定最早或者最晚哪一天。")
            return
        if not is_bound(bound):
            span = f"{FIRST.year} 到 {LAST.year} 年之间的一天，或者填表当天往前、往后一段时间"
            yield Fault(f"{place}.{word}", f"“{called}”的日期范围应当是{span}。")
            return
    if len(given) == 2 and crossed(given["earliest"], given["latest"]):
        yield Fault(f"{place}.earliest", f"“{called}”最早的一天比最晚的一天还晚。")


def _option_faults(place: str, field: Mapping[str, Any], wants: bool, called: str) -> Iterator[Fault]:
    options = field.get("options")
    if not wants:
        if options:
            yield Fault(f"{place}.options", f"“{called}”不是单选或多选，不能有选项。")
        return
    if not isinstance(options, list) or not options:
        yield Fault(f"{place}.options", f"“{called}”还没有选项。")
        return
    if len(options) > limits.OPTIONS:
        yield Fault(f"{place}.options", f"“{called}”最多 {limits.OPTIONS} 个选项。")
        return
    values: set[str] = set()
    for index, option in enumerate(options):
        at = f"{place}.options.{index}"
        if not isinstance(option, Mapping) or set(option) != {"value", "label"}:
            yield Fault(at, f"“{called}”的选项要有标识和名称。")
        elif not _fits(VALUE, option["value"]) or option["value"] in values:
            yield Fault(at, f"“{called}”的选项标识只能用字母、数字、点、横线和下划线，而且不能重复。")
        elif not _is_text(option["label"], limits.LABEL) or not option["label"].strip():
            yield Fault(at, f"“{called}”的选项名称要有 1 到 {limits.LABEL} 个字。")
        else:
            values.add(option["value"])


def _column_faults(place: str, field: Mapping[str, Any], wants: bool, called: str) -> Iterator[Fault]:
    columns = field.get("columns")
    if not wants:
        if columns:
            yield Fault(f"{place}.columns", f"“{called}”不是表格，不能有列。")
        return
    if not isinstance(columns, list) or not columns:
        yield Fault(f"{place}.columns", f"“{called}”还没有列。")
        return
    if len(columns) > limits.COLUMNS:
        yield Fault(f"{place}.columns", f"“{called}”最多 {limits.COLUMNS} 列。")
        return
    names: set[object] = set()
    for index, column in enumerate(columns):
        at = f"{place}.columns.{index}"
        if not isinstance(column, Mapping):
            yield Fault(at, f"“{called}”的列写得不对。")
            continue
        yield from _own_faults(at, column, column=True)
        if column.get("when") or column.get("formula") or column.get("prefill"):
            yield Fault(at, f"“{called}”的列不能有条件、算式和预填。")
        if str(column.get("name")) in names:
            yield Fault(f"{at}.name", f"“{called}”有两列的标识相同。")
        names.add(str(column.get("name")))


def _strangers(place: str, part: Mapping[str, Any], known: frozenset[str]) -> Iterator[Fault]:
    for name in part:
        if name not in known:
            yield Fault(f"{place}.{name}".strip(".")[:120], f"表单里没有“{str(name)[:40]}”这种内容。")


def _text(place: str, value: Any, what: str, longest: int, *, must: bool = False) -> Iterator[Fault]:
    if value is None and not must:
        return
    if not _is_text(value, longest) or (must and not value.strip()):
        yield Fault(place, f"{what}要{'有 1 到' if must else '不超过'} {longest} 个字。")


def _is_text(value: Any, longest: int) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= longest
        and not any(ord(sign) < 32 and sign not in "\n\t" for sign in value)
    )


def _fits(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _called(part: Mapping[str, Any]) -> str:
    title = part.get("title")
    return title[:40] if isinstance(title, str) and title.strip() else str(part.get("name", "未命名"))[:40]
