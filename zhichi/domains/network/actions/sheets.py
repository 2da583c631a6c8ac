"""Tables from outside: XLSX and CSV as rows of text."""

import csv
import hashlib
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

import python_calamine
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction

from zhichi.domains.network.access import can_import
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.models import Sheet
from zhichi.domains.network.rules.table import MOST_ROWS, undefused
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import FileFault, Mime, store

ZIP = b"PK\x03\x04"
# A damaged workbook, and those of before 2007: neither is read as text.
BROKEN = (b"PK", b"\xd0\xcf\x11\xe0")
MOST_BYTES = 10 * 1024 * 1024
MOST_COLUMNS = 60
NEITHER = "读不出这个文件。请使用 Excel 表格（xlsx）或者 CSV 文件，编码用 UTF-8 或 GB18030。"
Cells = list[list[str]]


def read_cells(data: bytes) -> Cells:
    """The cells of the first table as text, trimmed of empty rows at the end; FileFault when it cannot be read.

    Told by its bytes, not by its name: a zip archive is read as XLSX, everything else as CSV in UTF-8 (with or
    without byte-order mark) or GB18030.
    """
    if len(data) > MOST_BYTES:
        raise FileFault(
            f"文件有 {len(data) / 1048576:.1f} MB，太大了，表格不能超过 {MOST_BYTES // 1048576} MB。"
        )
    if data.startswith(BROKEN) and not data.startswith(ZIP):
        raise FileFault(NEITHER)
    cells = _workbook(data) if data.startswith(ZIP) else _csv(data)
    while cells and not any(cell.strip() for cell in cells[-1]):
        cells.pop()
    if len(cells) > MOST_ROWS + 1:
        raise FileFault(f"表格有 {len(cells) - 1} 行，一次最多导入 {MOST_ROWS} 行，请拆成几个表格。")
    return cells


def _workbook(data: bytes) -> Cells:
    try:
        sheet = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS * 4 or sheet.total_width > MOST_COLUMNS * 4:
            raise FileFault("表格太大，请只留下要导入的行和列。")
        rows = sheet.to_python(skip_empty_area=False)
    except FileFault:
        raise
    except (python_calamine.CalamineError, ValueError, OSError, IndexError) as error:
        raise FileFault(NEITHER) from error
    return [[undefused(_text(cell)) for cell in row[:MOST_COLUMNS]] for row in rows]


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat() if isinstance(cell, datetime | date | time) else str(cell)


def _csv(data: bytes) -> Cells:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise FileFault(NEITHER)
    if "\0" in text:
        raise FileFault(NEITHER)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise FileFault("文件里有一行的引号不成对，读不出来。请用表格软件重新另存一次。") from None
    return [[undefused(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def keep_sheet(*, upload: "File[bytes]", by: Actor, at: datetime, what: str = "") -> Sheet:
    """Keep a table until somebody has looked at it and decides; no act yet. FileFault, PermissionDenied.

    `what`: it is a table of parts of that kind and not of points.
    """
    refuse(can_import(by))
    if by.officer_id is None:
        raise PermissionDenied("表格由工作人员上传。")
    if upload.size > MOST_BYTES:
        raise FileFault(f"表格不能超过 {MOST_BYTES // 1048576} MB，请拆成几个。")
    data = upload.read()
    if not data.strip():
        raise FileFault("这是一个空文件，请检查后重新选择。")
    with transaction.atomic():
        # Archives go through the room of files first, which refuses bombs, macros and passwords.
        stored = store(upload=upload, by=by, at=at) if data.startswith(ZIP) else None
        if stored is not None and stored.mime != Mime.XLSX:
            raise FileFault(NEITHER)
        cells = read_cells(data)
        return Sheet.objects.create(
            name=(upload.name or "表格")[-120:],
            sha256=hashlib.sha256(data).hexdigest(),
            file=stored,
            cells={"what": what, "rows": cells} if what else cells,
            officer_id=by.officer_id,
            uploaded_at=at,
        )
