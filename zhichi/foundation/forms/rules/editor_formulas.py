"""Sums on the builder's page of a calculated field: one step, or up to three steps that are put together."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.editor_parts import NOTHING, ask, kept, pairs, section
from zhichi.foundation.forms.rules.groups import MOST, formula_groups, reckoned
from zhichi.foundation.forms.rules.said import formula_said

Part = Mapping[str, Any]
OPS = (("sum", "加起来"), ("difference", "第一个减第二个"), ("product", "乘起来"))
STEPS = (("1", "一步算完"), ("2", "分两步，再合起来"), ("3", "分三步，再合起来"))
TABLES = (("numbers", "op"), ("numbers_2", "op_2"), ("numbers_3", "op_3"))
TITLES = ("第一步", "第二步", "第三步")


def formula_section(known: Sequence[Part], field: Part) -> dict[str, Any]:
    """What a calculated field is reckoned from; it appears with the type."""
    only = {"field": "type", "is": "calculated"}
    held = field.get("formula")
    if held and formula_groups(held) is None:
        said = formula_said(held, {one["name"]: one for one in known})
        return section("formula", "怎么算", [kept("kept_formula", said)], when=only)
    offered = pairs(numbers_of(known)) or NOTHING
    asked = [
        ask("steps", "choice", "分几步", required=False, options=pairs(STEPS), help="不选就是一步算完。"),
        ask("outer_op", "choice", "几步的得数怎么合", options=pairs(OPS), when={"field": "steps", "in": ["2", "3"]}),
    ]  # fmt: skip
    for n, (table, how) in enumerate(TABLES):
        seen = {"when": {"field": "steps", "in": [str(more) for more in range(n + 1, MOST + 1)]}} if n else {}
        columns = [
            ask("what", "choice", "哪一项", required=False, options=offered),
            ask("number", "number", "或者一个固定的数", required=False),
        ]
        asked += [
            ask(table, "table", f"{TITLES[n]}用哪些数", maximum=limits.FORMULA_TERMS, columns=columns, **seen),
            ask(how, "choice", f"{TITLES[n]}怎么算", options=pairs(OPS), **seen),
        ]  # fmt: skip
    return section("formula", "怎么算", asked, when=only)


def numbers_of(known: Sequence[Part]) -> list[tuple[str, str]]:
    """What can be reckoned with: numbers, money, results, and the columns of tables."""
    return [
        *((f["name"], f["title"]) for f in known if f["type"] in {"number", "money", "calculated"}),
        *(
            (f"{f['name']}.{c['name']}", f"{f['title']}里各行的“{c['title']}”之和")
            for f in known
            for c in f.get("columns") or ()
            if c["type"] in {"number", "money"}
        ),
    ]


def formula_rows(formula: Part | None) -> dict[str, Any]:
    """A formula as answers of the page."""
    groups = formula_groups(formula) if formula else ("sum", [])
    if groups is None:
        return {"kept_formula": "keep"}
    rows: dict[str, Any] = {"steps": str(len(groups[1]) or 1), "outer_op": groups[0]}
    for (table, how), (op, leaves) in zip(TABLES, groups[1], strict=False):
        rows |= {table: [_row(leaf) for leaf in leaves], how: op}
    return rows


def _row(leaf: Part) -> dict[str, Any]:
    if "number" in leaf:
        return {"number": leaf["number"]}
    return {"what": f"{leaf['table']}.{leaf['column']}" if "table" in leaf else leaf["field"]}


def formula_of(answers: Part, held: Part | None) -> dict[str, Any] | None:
    """The formula that the answers describe."""
    if "kept_formula" in answers:
        return dict(held) if held and answers["kept_formula"] == "keep" else None
    groups = [
        (answers.get(how, "sum"), [_leaf(row) for row in answers.get(table, ())]) for table, how in TABLES
    ]
    return reckoned(answers.get("outer_op", "sum"), groups)


def _leaf(row: Part) -> dict[str, Any]:
    what = str(row.get("what", ""))
    table, _, column = what.partition(".")
    return (
        {"table": table, "column": column}
        if column
        else {"field": what}
        if what
        else {"number": row["number"]}
    )


def formula_rows_faults(answers: Part) -> list[tuple[str, str]]:
    """Lines that name both a field and a number."""
    return [
        (f"{table}-{n}-number", "一行里选一项，或者填一个固定的数，只能有一个。")
        for table, _ in TABLES
        for n, row in enumerate(answers.get(table, ()))
        if "what" in row and "number" in row
    ]
