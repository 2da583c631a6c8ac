"""The page on which a field is written is itself a form: this is its document, and the way between the two."""

from collections.abc import Iterable, Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType, Prefill
from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.checking import BOUNDS, CHOOSING, IN_TABLES, ONLY_LEAST, ONLY_LONGEST
from zhichi.foundation.forms.rules.editor_conditions import conditions_of, when_rows, when_section
from zhichi.foundation.forms.rules.editor_days import bounds_of, day_answers, days_section
from zhichi.foundation.forms.rules.editor_formulas import formula_of, formula_rows, formula_section
from zhichi.foundation.forms.rules.editor_parts import ask, pairs, section
from zhichi.foundation.forms.rules.wording import REACHES

Part = Mapping[str, Any]
MOST = "文字是几个字，数字和金额是多大（元），表格是几行，文件是几份。"
PRIVATE = "个人隐私不对外公开，打印给别人的文书上也不出现；工作人员要写明用途才能看全。"
KNOWN = "我们已经知道的，不让人再填一遍。"
# What an import may say of a column and the page does not ask.
KEPT = ("help", "private", "purpose", "basis", "minimum", "maximum", "earliest", "latest")
NAMED = "程序里用的英文名，不填会自动取；发布以后最好不改。"


def field_editor(earlier: Iterable[Part], field: Part) -> dict[str, Any]:
    """The document of the page for one field, offering those before it in conditions and sums."""
    known = list(earlier)
    bounded = [kind for kind in BOUNDS if kind not in ONLY_LONGEST | ONLY_LEAST]
    sections = [
        section("ask", "问什么", [
            ask("title", "text", "填写项的名称", maximum=limits.TITLE, help="填表的人看到的问题。"),
            ask("type", "choice", "类型", options=pairs(FieldType.choices)),
            ask("help", "longtext", "说明", required=False, maximum=limits.HELP, help="一两句话，说清怎么填。"),
            ask("required", "yes_no", "必须填吗"),
            ask("private", "yes_no", "属于个人隐私吗", help=PRIVATE),
        ]),
        section("why", "为什么要问", [
            ask("purpose", "text", "用途", required=False, maximum=limits.REASON, help="没有用途的不能发布。"),
            ask("basis", "text", "依据", required=False, maximum=limits.REASON, help="例如“法律援助法§41”。"),
        ]),
        section("options", "选项", [
            ask("options", "table", "选项", maximum=limits.ROWS, columns=[
                ask("label", "text", "名称", maximum=limits.LABEL),
                ask("value", "text", "标识", required=False, maximum=40, help="不填会自动取。"),
            ]),
        ], when={"field": "type", "in": sorted(CHOOSING)}),
        section("columns", "表格的列", [
            ask("columns", "table", "列", maximum=limits.COLUMNS, columns=[
                ask("title", "text", "名称", maximum=limits.TITLE),
                ask("type", "choice", "类型", options=pairs((k, FieldType(k).label) for k in sorted(IN_TABLES))),
                ask("required", "yes_no", "必须填吗", required=False),
                ask("options", "text", "选项", required=False, maximum=1000, help="单选才填，用顿号隔开。"),
                ask("name", "text", "标识", required=False, maximum=40, help="不填会自动取。"),
            ]),
        ], when={"field": "type", "is": "table"}),
        section("bounds", "多少", [
            ask("minimum", "number", "至少", required=False, when={"field": "type", "in": bounded}),
            ask("maximum", "number", "最多", required=False, help=MOST),
        ], when={"field": "type", "in": [kind for kind in BOUNDS if kind not in ONLY_LEAST]}),
        section("reach", "选到哪一级", [
            ask("reach", "choice", "至少选到", options=pairs(REACHES.items()), required=False, help="不选就都可以。"),
        ], when={"field": "type", "is": "region"}),
        days_section(),
        formula_section(known, field),
        *when_section(known, field),
        section("more", "其他", [
            ask("prefill", "choice", "先替他填好", required=False, options=pairs(Prefill.choices), help=KNOWN),
            ask("name", "text", "标识", required=False, maximum=limits.NAME, help=NAMED),
        ]),
    ]  # fmt: skip
    return {"format": "zhichi-form/1", "key": "editor", "title": "填写项", "sections": sections}


def section_editor(earlier: Iterable[Part], held: Part) -> dict[str, Any]:
    """The document of the page for one section."""
    sections = [
        section("ask", "这一节", [
            ask("title", "text", "名称", maximum=limits.TITLE),
            ask("help", "longtext", "说明", required=False, maximum=limits.HELP),
        ]),
        *when_section(list(earlier), held),
    ]  # fmt: skip
    return {"format": "zhichi-form/1", "key": "editor", "title": "节", "sections": sections}


def answers_of(field: Part) -> dict[str, Any]:
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
        **(
            {"reach": str(field["minimum"])} if field.get("type") == "region" and field.get("minimum") else {}
        ),
        **day_answers(field),
        "required": "yes" if field.get("required", True) else "no",
        "private": "yes" if field.get("private") else "no",
        "options": [dict(option) for option in field.get("options") or ()],
        "columns": columns,
        **formula_rows(field.get("formula")),
        **when_rows(field.get("when")),
    }


def field_of(answers: Part, held: Part) -> dict[str, Any]:
    """The field that the answers describe; `held` is what it was, for what the page does not ask."""
    field: dict[str, Any] = {
        word: answers[word]
        for word in ("name", "type", "title", "help", "purpose", "basis", "minimum", "maximum", "prefill")
        if word in answers
    }
    field["required"] = answers.get("required") != "no"
    field["private"] = answers.get("private") == "yes"
    field |= bounds_of(answers)
    if "reach" in answers:
        field["minimum"] = int(answers["reach"])
    if "options" in answers:
        field["options"] = _with_values(answers["options"], held.get("options") or ())
    if "columns" in answers:
        field["columns"] = _columns(answers["columns"], held.get("columns") or ())
    formula = formula_of(answers, held.get("formula"))
    if answers["type"] == FieldType.CALCULATED and formula:
        field["formula"] = formula
        field["required"] = False
    when = conditions_of(answers, held.get("when"))
    return {**field, "when": when} if when else field


def section_of(answers: Part, held: Part) -> dict[str, Any]:
    when = conditions_of(answers, held.get("when"))
    return {"title": answers["title"], "help": answers.get("help", ""), "when": when}


def _columns(rows: Iterable[Part], held: Iterable[Part]) -> list[dict[str, Any]]:
    before = {str(column.get("name")): column for column in held}
    taken = {row["name"] for row in rows if row.get("name")}
    columns = []
    for row in rows:
        name = row.get("name") or _fresh("c", taken)
        was = before.get(name, {})
        column = {
            **{word: was[word] for word in KEPT if word in was and was.get("type") == row["type"]},
            "name": name,
            "type": row["type"],
            "title": row["title"],
            "required": row.get("required") != "no",
        }
        if row["type"] == FieldType.CHOICE:
            labels = [
                {"label": one.strip()} for one in str(row.get("options", "")).split("、") if one.strip()
            ]
            column["options"] = _with_values(labels, was.get("options") or ())
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
