"""Reading a CSV table with named columns: in any order, by their Chinese or English names, UTF-8."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TextIO

from zhichi.foundation.regions.actions.reading import Fault, checksum


class Line(NamedTuple):
    """A row by the English names of its columns; `number` counts lines from 1, the header being line 1."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """What was read; `heads` says how the file itself calls a column."""

    sha256: str
    heads: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, line: int, column: str, reason: str) -> None:
        self.faults.append(Fault(line, self.heads.get(column, column), reason))


def read_table(path: Path, columns: Mapping[str, str], needed: Collection[str]) -> Table:
    """Every row of the file with the faults of its shape; `columns` maps English names to Chinese ones."""
    digest, broken = checksum(path)
    table = Table(digest)
    if broken:
        table.faults.append(broken)
        return table
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = _rows(file, table)
        first = next(rows, None)
        names = _names(first[1] if first else [], columns, needed, table)
        for number, cells in rows if names else ():
            if any(cells):
                _take(table, number, cells, names)
    if not table.lines and not table.faults:
        table.faults.append(Fault(2, "", "文件里没有数据。"))
    return table


def _rows(file: TextIO, table: Table) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        table.faults.append(Fault(reader.line_num, "", "引号不成对，这一行读不出来。"))


def _names(header: list[str], columns: Mapping[str, str], needed: Collection[str], table: Table) -> list[str]:
    """The English name of each column; empty, with the fault, when the header cannot be used."""
    known = {word: name for name, title in columns.items() for word in (name, title)}
    while header and not header[-1]:
        header = header[:-1]
    names = [known.get(cell.lower(), "") for cell in header]
    strange = [cell for cell, name in zip(header, names, strict=True) if not name]
    missing = [columns[name] for name in needed if name not in names]
    if strange or missing or len(set(names)) != len(names):
        told = (
            f"没有“{missing[0]}”这一列"
            if missing
            else f"不认识“{strange[0]}”这一列"
            if strange
            else "有两列同名"
        )
        table.faults.append(Fault(1, "", f"表头{told}；可以用的列是 {'、'.join(columns.values())}。"))
        return []
    table.heads = dict(zip(names, header, strict=True))
    return names


def _take(table: Table, number: int, cells: list[str], names: list[str]) -> None:
    while len(cells) > len(names) and not cells[-1]:
        cells.pop()
    if len(cells) != len(names):
        table.faults.append(Fault(number, "", f"应有 {len(names)} 格，这里是 {len(cells)} 格。"))
    else:
        table.lines.append(Line(number, dict(zip(names, cells, strict=True))))
