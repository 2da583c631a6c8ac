"""A table of cells becomes rows of values, or faults with row and column. Nothing is guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhichi.domains.network.rules.columns import COLUMNS, CellError, Column, read_cell

MOST_ROWS = 5000
_BY_TITLE = {column.title: column for column in COLUMNS}
# What defuses a formula in an exported cell; taken off again when the table comes back.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Fault(NamedTuple):
    """One fault; `row` counts as the table program does, the header being row 1; `column` may be empty."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return (
            f"第{self.row}行「{self.column}」：{self.reason}"
            if self.column
            else f"第{self.row}行：{self.reason}"
        )


@dataclass(slots=True)
class Row:
    """One row that says something: `values` holds only what was filled in."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)


def read_table(cells: Sequence[Sequence[str]]) -> tuple[list[Row], list[Fault]]:
    """Rows and faults of a table whose first row holds the titles."""
    if not cells:
        return [], [Fault(1, "", "表格是空的。")]
    columns, faults = _header(cells[0])
    if faults:
        return [], faults
    rows = []
    for number, line in enumerate(cells[1:], start=2):
        filled = [
            (column, cell) for column, cell in zip(columns, line, strict=False) if column and cell.strip()
        ]
        if any(cell.strip() for cell in line[len(columns) :]):
            faults.append(Fault(number, "", f"这一行有 {len(line)} 格，比表头多。"))
        if not filled:
            continue
        row = Row(number)
        for column, cell in filled:
            try:
                row.values[column.name] = read_cell(column, cell)
            except CellError as error:
                faults.append(Fault(number, column.title, str(error)))
        # A new point needs what is required; a known one says only what changes.
        if not any(column.name == "code" for column, _ in filled):
            told = {column.name for column, _ in filled}
            missing = [column.title for column in COLUMNS if column.required and column.name not in told]
            faults += [Fault(number, title, "新增的服务点必须填写。") for title in missing]
        rows.append(row)
    if not rows and not faults:
        faults.append(Fault(2, "", "表格里只有表头，没有数据。"))
    if len(rows) > MOST_ROWS:
        faults.append(Fault(MOST_ROWS + 2, "", f"一次最多导入 {MOST_ROWS} 行，请拆成几个表格。"))
    return rows, faults + _repeated(rows)


def _header(titles: Sequence[str]) -> tuple[list[Column | None], list[Fault]]:
    names = [title.strip().removesuffix("（必填）") for title in titles]
    columns = [_BY_TITLE.get(name) for name in names]
    faults = [
        Fault(1, name, "不认识这一列，请使用下载的模板。")
        for name, column in zip(names, columns, strict=True)
        if name and column is None
    ]
    known = [name for name in names if name in _BY_TITLE]
    faults += [Fault(1, name, "这一列写了两次。") for name in dict.fromkeys(known) if known.count(name) > 1]
    if "名称" not in known and "编号" not in known:
        faults.append(Fault(1, "", "没有找到表头，第一行应是“编号、名称、层级……”，请使用下载的模板。"))
    return columns, faults


def _repeated(rows: Sequence[Row]) -> list[Fault]:
    seen: dict[str, int] = {}
    faults = []
    for row in rows:
        code = row.values.get("code")
        if code and code in seen:
            faults.append(Fault(row.number, "编号", f"和第{seen[code]}行是同一个编号。"))
        elif code:
            seen[code] = row.number
    return faults


def defused(text: str) -> str:
    """A cell that no table program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def undefused(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
