"""Tables of what is at points: windows, people, equipment. One row a part, told apart by its key within its point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhichi.domains.network.enums import EquipmentKind, PersonKind, ServiceItem
from zhichi.domains.network.rules.columns import (
    CellError,
    Column,
    all_said,
    choice_cell,
    choices_cell,
    day_cell,
    hours_cell,
    hours_said,
    plain,
    read_cell,
    said,
    text_cell,
    whole_cell,
    words_from,
    yes_no_cell,
    yes_no_said,
)
from zhichi.domains.network.rules.hours_text import EXAMPLE
from zhichi.domains.network.rules.table import Fault, Row

DAY = "写成 2026-01-31 的样子。"
POINT = Column("point", "服务点编号", "已登记服务点的编号。", text_cell, plain, required=True, longest=24)


@dataclass(frozen=True, slots=True)
class PartTable:
    """One kind of part: what it is called, its columns, and what tells one of a point from another."""

    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


TABLES = {
    "window": PartTable(
        "服务窗口",
        (
            POINT,
            Column("code", "窗口号", "例如 1。", text_cell, plain, required=True, longest=10),
            Column("name", "窗口名称", "例如综合窗口。", text_cell, plain, required=True, longest=40),
            Column(
                "items", "办理事项", "可以写几个，用顿号隔开。", choices_cell, all_said,
                words=words_from(ServiceItem.choices), empty=[],
            ),
            Column("accessible", "无障碍窗口", "填“是”或者“否”。", yes_no_cell, yes_no_said, empty=False),
            Column("hours", "开放时间", f"和服务点不一样时才填，例如：{EXAMPLE}。", hours_cell, hours_said, empty={}),
            Column("seal", "专用章", "名称或者编号。", text_cell, plain, longest=60),
            Column("authorised", "授权书", "文号。", text_cell, plain, longest=100),
            Column("closed_on", "停用日期", DAY, day_cell, plain),
        ),
        ("code",),
    ),
    "person": PartTable(
        "人员和法律顾问",
        (
            POINT,
            Column(
                "kind", "身份", "", choice_cell, said, required=True, words=words_from(PersonKind.choices)
            ),
            Column("name", "姓名", "", text_cell, plain, required=True, longest=40),
            Column("firm", "所在机构", "法律顾问写律师事务所。", text_cell, plain, longest=100),
            Column("contract", "合同编号", "", text_cell, plain, longest=60),
            Column("visits_a_month", "每月到场次数", "只写整数。", whole_cell, plain, empty=None),
            Column("from_on", "开始日期", DAY, day_cell, plain, required=True),
            Column("to_on", "终止日期", f"合同到期或者离开的第一天，{DAY}", day_cell, plain),
        ),
        ("kind", "name", "from_on"),
    ),
    "equipment": PartTable(
        "设备",
        (
            POINT,
            Column(
                "kind", "设备", "", choice_cell, said, required=True, words=words_from(EquipmentKind.choices)
            ),
            Column("count", "数量", "只写整数。", whole_cell, plain, required=True),
            Column("working", "完好数量", "只写整数，不能比数量多。", whole_cell, plain, required=True),
        ),
        ("kind",),
    ),
}  # fmt: skip


def read_parts(table: PartTable, cells: Sequence[Sequence[str]]) -> tuple[list[Row], list[Fault]]:
    """Rows and faults of a table whose first row holds the titles. What is left blank of a known part stays."""
    by_title = {column.title: column for column in table.columns}
    titles = [title.strip().removesuffix("（必填）") for title in (cells[0] if cells else [])]
    unknown = [title for title in titles if title and title not in by_title]
    missing = [c.title for c in table.columns if c.required and c.title not in titles]
    faults = [Fault(1, title, "不认识这一列，请使用下载的模板。") for title in unknown]
    faults += [Fault(1, title, "没有这一列，请使用下载的模板。") for title in missing]
    if faults:
        return [], faults
    rows: list[Row] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, line in enumerate(cells[1:], start=2):
        filled = [(by_title[t], cell) for t, cell in zip(titles, line, strict=False) if t and cell.strip()]
        if not filled:
            continue
        row, before = Row(number), len(faults)
        for column, cell in filled:
            try:
                row.values[column.name] = read_cell(column, cell)
            except CellError as error:
                faults.append(Fault(number, column.title, str(error)))
        told = {column.name for column, _ in filled}
        faults += [
            Fault(number, c.title, "必须填写。") for c in table.columns if c.required and c.name not in told
        ]
        if len(faults) > before:
            continue
        key = tuple(row.values[name] for name in ("point", *table.key))
        if key in seen:
            faults.append(Fault(number, "", f"和第{seen[key]}行说的是同一条。"))
        seen.setdefault(key, number)
        rows.append(row)
    if not rows and not faults:
        faults.append(Fault(2, "", "表格里只有表头，没有数据。"))
    return rows, faults
