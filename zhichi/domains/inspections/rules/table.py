"""A table of cells becomes rows of a directory, or faults with row and column."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from zhichi.domains.inspections.rules.cells import CellError, Column
from zhichi.domains.inspections.rules.columns import COLUMNS, KEYS, checked, is_body


class Fault(NamedTuple):
    """`row` counts as the table program does, the header being row 1; `column` may be empty."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = f"第{self.row}行" + (f"「{self.column}」" if self.column else "")
        return f"{place}：{self.reason}"


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    document: Mapping[str, Any]


def read_rows(directory: str, table: Sequence[Sequence[str]]) -> tuple[list[Row], list[Fault]]:
    """Whole documents, every column of the directory in each; faults where one cannot be read."""
    if not table:
        return [], [Fault(1, "", "表格是空的。")]
    columns, faults = _header(directory, table[0])
    if faults:
        return [], faults
    rows: list[Row] = []
    for number, line in enumerate(table[1:], start=2):
        if not any(cell.strip() for cell in line):
            continue
        if any(cell.strip() for cell in line[len(columns) :]):
            faults.append(Fault(number, "", f"这一行有 {len(line)} 格，比表头多。"))
        document, wrong = _row(directory, dict(zip((c.name for c in columns), line, strict=False)))
        faults += [Fault(number, title, reason) for title, reason in wrong.items()]
        if not wrong:
            rows.append(Row(number, document))
    if not rows and not faults:
        faults.append(Fault(2, "", "表格里只有表头，没有数据。"))
    return rows, faults + _repeated(directory, rows)


def _header(directory: str, titles: Sequence[str]) -> tuple[list[Column], list[Fault]]:
    known = {column.title: column for column in COLUMNS[directory]}
    named = [title.strip().removesuffix("（必填）") for title in titles]
    while named and not named[-1]:
        named.pop()
    faults = [Fault(1, name, "不认识这一列，请使用下载的模板。") for name in named if name not in known]
    faults += [Fault(1, name, "这一列写了两次。") for name in dict.fromkeys(named) if named.count(name) > 1]
    missing = [column.title for column in known.values() if column.required and column.title not in named]
    faults += [Fault(1, title, "表头里缺这一列。") for title in missing]
    return [known[name] for name in named if name in known], faults


def _row(directory: str, told: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    document: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column in COLUMNS[directory]:
        cell = told.get(column.name, "")
        if not cell.strip():
            document[column.name] = column.empty
            if column.required:
                wrong[column.title] = "这一格必须填写。"
            continue
        try:
            document[column.name] = column.read(cell)
        except CellError as error:
            wrong[column.title] = str(error)
    return document, wrong | (checked(directory, document) if not wrong else {})


def _repeated(directory: str, rows: Iterable[Row]) -> list[Fault]:
    name = KEYS[directory]
    title = next(column.title for column in COLUMNS[directory] if column.name == name)
    seen: dict[str, int] = {}
    faults = []
    for row in rows:
        first = seen.setdefault(row.document[name], row.number)
        if first != row.number:
            faults.append(Fault(row.number, title, f"和第{first}行写的是同一个。"))
    return faults


def same_body(document: Mapping[str, Any]) -> str:
    """What two rows of the same object share though their codes differ: its name and, of a person, where he works."""
    name = "".join(unicodedata.normalize("NFKC", document["name"]).split())
    return f"{document['type']}|{name}|" + ("" if is_body(document) else document["body"])
