"""The page on which a field is written is itself a form: this is its document, and the way between the two."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zhichi.foundation.forms.enums import FieldType, Prefill
from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.checking import BOUNDS, CHOOSING, IN_TABLES, ONLY_LONGEST
from zhichi.foundation.forms.rules.editor_conditions import (
    RELATIONS,
    conditions_of,
    flat_formula,
    flat_when,
    formula_of,
    formula_rows,
    when_rows,
)

Part = Mapping[str, Any]
MOST = "文字是几个字，数字和金额是多大（元），表格是几行，文件是几份。"
KNOWN = "我们已经知道的，不让人再填一遍。"
NAMED = "程序里用的英文名，不填会自动取；发布以后最好不改。"
OPS = (("sum", "加起来"), ("difference", "第一个减第二个"), ("product", "乘起来"))


def field_editor(earlier: Iterable[Part], field: Part) -> dict[str, Any]:
    """The document of the page for one field, offering those before it in conditions and sums."""
    known = list(earlier)
    bounded = [kind for kind in BOUNDS if kind not in ONLY_LONGEST]
    sections = [
        _section("ask", "问什么", [
            _ask("title", "text", "填写项的名称", maximum=limits.TITLE, help="填表的人看到的问题。"),
            _ask("type", "choice", "类型", options=_pairs(FieldType.choices)),
            _ask("help", "longtext", "说明", required=False, maximum=limits.HELP, help="一两句话，说清怎么填。"),
            _ask("required", "yes_no", "必须填吗"),
            _ask("private", "yes_no", "属于个人隐私吗", help="个人隐私不对外公开，打印给别人的文书上也不出现。"),
        ]),
        _section("why", "为什么要问", [
            _ask("purpose", "text", "用途", required=False, maximum=limits.REASON, help="没有用途的不能发布。"),
            _ask("basis", "text", "依据", required=False, maximum=limits.REASON, help="例如“法律援助法§41”。"),
        ]),
        _section("options", "选项", [
            _ask("options", "table", "选项", maximum=limits.ROWS, columns=[
                _ask("label", "text", "名称", maximum=limits.LABEL),
                _ask("value", "text", "标识", required=False, maximum=40, help="不填会自动取。"),
            ]),
        ], when={"field": "type", "in": sorted(CHOOSING)}),
        _section("columns", "表格的列", [
            _ask("columns", "table", "列", maximum=limits.COLUMNS, columns=[
                _ask("title", "text", "名称", maximum=limits.TITLE),
                _ask("type", "choice", "类型", options=_pairs((k, FieldType(k).label) for k in sorted(IN_TABLES))),
                _ask("required", "yes_no", "必须填吗", required=False),
                _ask("options", "text", "选项", required=False, maximum=1000, help="单选才填，用顿号隔开。"),
                _ask("name", "text", "标识", required=False, maximum=40, help="不填会自动取。"),
            ]),
        ], when={"field": "type", "is": "table"}),
        _section("bounds", "多少", [
            _ask("minimum", "number", "至少", required=False, when={"field": "type", "in": bounded}),
            _ask("maximum", "number", "最多", required=False, help=MOST),
        ], when={"field": "type", "in": list(BOUNDS)}),
        *_formula_section(known, field),
        *when_section(known, field),
        _section("more", "其他", [
            _ask("prefill", "choice", "先替他填好", required=False, options=_pairs(Prefill.choices), help=KNOWN),
            _ask("name", "text", "标识", required=False, maximum=limits.NAME, help=NAMED),
        ]),
    ]  # fmt: skip
    return {"format": "zhichi-form/1", "key": "editor", "title": "填写项", "sections": sections}


def section_editor(earlier: Iterable[Part], section: Part) -> dict[str, Any]:
    """The document of the page for one section."""
    sections = [
        _section("ask", "这一节", [
            _ask("title", "text", "名称", maximum=limits.TITLE),
            _ask("help", "longtext", "说明", required=False, maximum=limits.HELP),
        ]),
        *when_section(list(earlier), section),
    ]  # fmt: skip
    return {"format": "zhichi-form/1", "key": "editor", "title": "节", "sections": sections}


def when_section(known: Sequence[Part], part: Part) -> list[dict[str, Any]]:
    """The questions about conditions; none where there is nothing to look at, or more than a flat list."""
    if not known or not flat_when(part.get("when")):
        return []
    rows = _ask("conditions", "table", "条件", required=False, maximum=limits.CONDITION_TERMS, columns=[
        _ask("field", "choice", "看哪一项", options=_offered((f["name"], f["title"]) for f in known)),
        _ask("relation", "choice", "怎么比", options=_pairs(RELATIONS)),
        _ask("value", "text", "比什么", required=False, help="选项的名称；几个用顿号隔开；填没填就空着。"),
    ])  # fmt: skip
    joined = _ask(
        "joined",
        "choice",
        "几个条件之间",
        required=False,
        options=_pairs((("all", "都要符合"), ("any", "符合一个就行"))),
    )
    return [_section("when", "什么时候才问（不填就总是问）", [rows, joined])]


def _formula_section(known: Sequence[Part], field: Part) -> list[dict[str, Any]]:
    if not flat_formula(field.get("formula")):
        return []
    numbers = [
        *((f["name"], f["title"]) for f in known if f["type"] in {"number", "money", "calculated"}),
        *(
            (f"{f['name']}.{c['name']}", f"{f['title']}里各行的“{c['title']}”之和")
            for f in known
            for c in f.get("columns") or ()
            if c["type"] in {"number", "money"}
        ),
    ]
    parts = _ask("parts", "table", "用哪些数", maximum=limits.FORMULA_TERMS, columns=[
        _ask("what", "choice", "哪一项", required=False, options=_offered(numbers)),
        _ask("number", "number", "或者一个固定的数", required=False),
    ])  # fmt: skip
    op = _ask("op", "choice", "怎么算", options=_pairs(OPS))
    return [_section("formula", "怎么算", [op, parts], when={"field": "type", "is": "calculated"})]


def answers_of(field: Part, known: Sequence[Part]) -> dict[str, Any]:
    """A field as answers to its page."""
    columns = [
        {
            "title": column.get("title"),
            "type": column.get("type"),
            "required": "yes" if column.get("required", True) else "no",
            "options": "、".join(o["label"] for o in column.get("options") or ()),
            "name": column.get("name"),
        }
        for column in field.get("columns") or ()
    ]
    plain = {
        word: field.get(word)
        for word in ("title", "type", "help", "purpose", "basis", "minimum", "maximum", "prefill", "name")
    }
    return {
        **{word: value for word, value in plain.items() if value not in (None, "")},
        "required": "yes" if field.get("required", True) else "no",
        "private": "yes" if field.get("private") else "no",
        "options": [dict(option) for option in field.get("options") or ()],
        "columns": columns,
        **formula_rows(field.get("formula")),
        **when_rows(field.get("when"), known),
    }


def field_of(answers: Part, held: Part, known: Sequence[Part]) -> dict[str, Any]:
    """The field that the answers describe; `held` is what it was, for what the page does not ask."""
    field: dict[str, Any] = {
        word: answers[word]
        for word in ("name", "type", "title", "help", "purpose", "basis", "minimum", "maximum", "prefill")
        if word in answers
    }
    field["required"] = answers.get("required") != "no"
    field["private"] = answers.get("private") == "yes"
    if "options" in answers:
        field["options"] = _with_values(answers["options"], held.get("options") or ())
    if "columns" in answers:
        field["columns"] = _columns(answers["columns"], held.get("columns") or ())
    formula = formula_of(answers) if flat_formula(held.get("formula")) else held["formula"]
    if answers["type"] == FieldType.CALCULATED and formula:
        field["formula"] = formula
        field["required"] = False
    when = conditions_of(answers, known) if flat_when(held.get("when")) else held["when"]
    return {**field, "when": when} if when else field


def section_of(answers: Part, held: Part, known: Sequence[Part]) -> dict[str, Any]:
    when = conditions_of(answers, known) if flat_when(held.get("when")) else held["when"]
    return {"title": answers["title"], "help": answers.get("help", ""), "when": when}


def _columns(rows: Iterable[Part], held: Iterable[Part]) -> list[dict[str, Any]]:
    before = {str(column.get("name")): column for column in held}
    taken = {row["name"] for row in rows if row.get("name")}
    columns = []
    for row in rows:
        name = row.get("name") or _fresh("c", taken)
        column = {
            "name": name,
            "type": row["type"],
            "title": row["title"],
            "required": row.get("required") != "no",
        }
        if row["type"] == FieldType.CHOICE:
            labels = [
                {"label": one.strip()} for one in str(row.get("options", "")).split("、") if one.strip()
            ]
            column["options"] = _with_values(labels, before.get(name, {}).get("options") or ())
        columns.append(column)
    return columns


def _with_values(rows: Iterable[Part], held: Iterable[Part]) -> list[dict[str, str]]:
    """Options with their identifiers: those they had, or the next free ones."""
    known = {option["label"]: option["value"] for option in held}
    taken = {row["value"] for row in rows if row.get("value")} | set(known.values())
    return [
        {"value": row.get("value") or known.get(row["label"]) or _fresh("o", taken), "label": row["label"]}
        for row in rows
    ]


def _fresh(stem: str, taken: set[str]) -> str:
    n = next(n for n in range(1, limits.OPTIONS + len(taken) + 2) if f"{stem}{n}" not in taken)
    taken.add(f"{stem}{n}")
    return f"{stem}{n}"


def _section(name: str, title: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"name": name, "title": title, "fields": fields, **more}


def _ask(name: str, kind: str, title: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "title": title, **more}


def _pairs(choices: Iterable[tuple[Any, Any]]) -> list[dict[str, str]]:
    return [{"value": str(value), "label": str(label)} for value, label in choices]


def _offered(choices: Iterable[tuple[Any, Any]]) -> list[dict[str, str]]:
    return _pairs(choices) or [{"value": "-", "label": "（前面还没有可用的填写项）"}]
