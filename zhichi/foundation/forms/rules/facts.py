"""What can be picked in a condition: one line for each thing that an earlier field can say, `name|word|value`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zhichi.foundation.forms.rules.check_conditions import MEASURED
from zhichi.foundation.forms.rules.said import labels, relation_said

Part = Mapping[str, Any]
NUMBER = "（在下一格填数）"


def facts_of(field: Part) -> Iterator[tuple[str, str]]:
    """Value and label of everything that can be picked about one field, the likeliest first."""
    name, title, kind = field["name"], field["title"], field["type"]
    for value, label in labels(field).items():
        yield f"{name}|is|{value}", f"{title}：是“{label}”"
    if kind in {"choice", "choices"}:
        for value, label in labels(field).items():
            yield f"{name}|not|{value}", f"{title}：不是“{label}”"
    if kind in MEASURED:
        yield f"{name}|at_least|", f"{title}：至少{NUMBER}"
    if kind == "number":
        yield f"{name}|is|", f"{title}：正好是{NUMBER}"
        yield f"{name}|not|", f"{title}：不是{NUMBER}"
    for filled in (True, False):
        term = {"field": name, "filled": filled}
        yield fact_of(term), f"{title}：{relation_said(term, field)}"


def fact_of(term: Part) -> str:
    """The line that stands for a term of a condition."""
    word = next(word for word in ("is", "not", "filled", "at_least") if word in term)
    if word == "filled":
        return f"{term['field']}|filled|{'yes' if term[word] else 'no'}"
    value = term[word]
    if value is True:
        return f"{term['field']}|filled|yes"
    return f"{term['field']}|{word}|{'' if isinstance(value, int) else value}"


def row_of(term: Part) -> dict[str, Any]:
    """A term as a row of the page."""
    number = next((term[word] for word in ("at_least", "is", "not") if word in term), None)
    counted = isinstance(number, int) and not isinstance(number, bool)
    return {"what": fact_of(term), **({"number": number} if counted else {})}


def term_of(row: Part) -> dict[str, Any]:
    """The term that a row describes; one that wants a number and has none is told by `rows_faults`."""
    name, word, value = str(row["what"]).split("|")
    if word == "filled":
        return {"field": name, "filled": value == "yes"}
    return {"field": name, word: value or row.get("number")}


def rows_faults(table: str, rows: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """What is wrong in rows of conditions, each with the name of its input."""
    for n, row in enumerate(rows):
        wants = str(row["what"]).endswith(("|is|", "|not|", "|at_least|"))
        if wants and "number" not in row:
            yield f"{table}-{n}-number", "请填写要比的数。"
        if not wants and "number" in row:
            yield f"{table}-{n}-number", "这一条不用填数，请删去。"
