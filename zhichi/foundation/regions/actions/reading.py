"""The shape of an import file: CSV in UTF-8 (with or without BOM), header code,name,level,parent."""

import codecs
import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from zhichi.foundation.regions import rules

HEADER = ["code", "name", "level", "parent"]
CHUNK = 1 << 20


class Fault(NamedTuple):
    """One fault of the file; `row` counts lines from 1, the header being line 1; `column` may be empty."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = f"第 {self.row} 行" + (f" {self.column} 列" if self.column else "")
        return f"{place}：{self.reason}"


class Row(NamedTuple):
    line: int
    code: str
    name: str
    level: str
    parent: str


class FileFaults(Exception):
    """The file was refused; nothing was imported."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"文件有 {len(faults)} 处错误，没有导入任何数据。")
        self.faults = faults


@dataclass(slots=True)
class Inspection:
    """What one reading of the whole file found; thin enough for the national set of 620,000 rows."""

    sha256: str = ""
    rows: int = 0
    # First line of every code, as an integer.
    lines: dict[int, int] = field(default_factory=dict)
    # Name of every region that has others below it (levels 1 to 4).
    upper: dict[str, str] = field(default_factory=dict)
    # Lines whose parent is not in the file, by that parent.
    outside: dict[str, list[int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def checksum(path: Path) -> tuple[str, Fault | None]:
    """SHA-256 of the file, and the fault when its bytes are not UTF-8 text."""
    digest, decoder, line = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(CHUNK)
            digest.update(chunk)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                reason = "文件不是 UTF-8 编码，请在表格软件里另存为“CSV UTF-8”格式。"
                return digest.hexdigest(), Fault(line, "", reason)
            if not chunk:
                return digest.hexdigest(), None
            line += chunk.count(b"\n")


def rows_of(path: Path) -> Iterator[Row | Fault]:
    """Every row in order, or the fault that kept it from being read. Empty lines are passed over."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        header: list[str] | None = None
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error:
                yield Fault(reader.line_num, "", "引号不成对，这一行读不出来。")
                return
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                if header != HEADER:
                    break
            elif not any(cell.strip() for cell in cells):
                continue
            elif len(cells) == len(HEADER):
                yield Row(reader.line_num, *(cell.strip() for cell in cells))
            else:
                yield Fault(reader.line_num, "", f"应有 4 格，这里是 {len(cells)} 格。")
    if header != HEADER:
        yield Fault(1, "", "表头应为 code,name,level,parent。")


def inspect(path: Path, progress: Callable[[int], object]) -> Inspection:
    """Read the whole file once and find every fault that needs no database. `progress(1)` after each row."""
    found = Inspection()
    found.sha256, broken = checksum(path)
    if broken:
        found.faults.append(broken)
        return found
    for row in rows_of(path):
        if isinstance(row, Fault):
            found.faults.append(row)
            continue
        found.rows += 1
        _inspect_row(found, row)
        progress(1)
    for parent in [parent for parent in found.outside if parent in found.upper]:
        del found.outside[parent]
    if not found.rows and not found.faults:
        found.faults.append(Fault(2, "", "文件里没有数据。"))
    return found


def _inspect_row(found: Inspection, row: Row) -> None:
    faults = rules.row_faults(row.code, row.name, row.level, row.parent)
    found.faults += [Fault(row.line, column, reason) for column, reason in faults]
    if not rules.is_code(row.code):
        return
    first = found.lines.setdefault(int(row.code), row.line)
    if first != row.line:
        found.faults.append(Fault(row.line, "code", f"代码 {row.code} 与第 {first} 行重复。"))
    elif row.code[9:] == "000":
        found.upper[row.code] = row.name
    if row.parent and row.parent == rules.parent_code(row.code) and row.parent not in found.upper:
        found.outside.setdefault(row.parent, []).append(row.line)
