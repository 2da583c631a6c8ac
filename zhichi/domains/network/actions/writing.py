"""The register as a table: a workbook or lines of CSV that can be imported again, and the empty template."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.db.models import Prefetch

from zhichi.domains.network.actions.cards import DAYS
from zhichi.domains.network.models import Point, PointItem, PointQuerySet, PointRegion
from zhichi.domains.network.rules.columns import COLUMNS, Column
from zhichi.domains.network.rules.part_tables import PartTable
from zhichi.domains.network.rules.table import defused

CHUNK = 500
# Never a formula or a link, whatever a cell begins with; rows go to disk as they come.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
BOM = "\ufeff"


class Echo:
    """A file that answers what is written to it."""

    def write(self, text: str) -> str:
        return text


def rows_of(points: PointQuerySet) -> Iterator[list[str]]:
    """A line of cells for each point, in the order of COLUMNS; one statement a kind of fact for each few hundred."""
    serving = PointRegion.objects.filter(to_on__isnull=True).order_by("region_id")
    whole = (
        points.select_related("unit", "parent")
        .prefetch_related(None)
        .prefetch_related(
            Prefetch("items", PointItem.objects.order_by("pk")),
            Prefetch("serves", serving, to_attr="serving"),
        )
    )
    for point in whole.iterator(chunk_size=CHUNK):
        yield [cell_of(column, point) for column in COLUMNS]


def cell_of(column: Column, point: Point) -> str:
    value: Any
    if column.name == "unit":
        value = point.unit.code
    elif column.name == "region":
        value = point.region_id
    elif column.name == "parent":
        value = point.parent.code if point.parent else ""
    elif column.name == "items":
        value = [row.item for row in point.items.all()]
    elif column.name == "serves":
        value = [row.region_id for row in vars(point)["serving"]]
    elif column.name in DAYS:
        day = getattr(point, column.name)
        value = day.isoformat() if day else ""
    else:
        value = getattr(point, column.name)
    return defused(column.write(column, value))


def csv_lines(points: PointQuerySet) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BOM + ",".join(column.title for column in COLUMNS) + "\r\n"
    for row in rows_of(points):
        yield str(writer.writerow(row))


def workbook(points: PointQuerySet) -> IO[bytes]:
    """A temporary file, read from its beginning, gone when it is closed."""
    kept = TemporaryFile()  # noqa: SIM115  # who sends it closes it
    book = xlsxwriter.Workbook(kept, OPTIONS)
    sheet = book.add_worksheet("服务点")
    _head(book, sheet)
    for number, row in enumerate(rows_of(points), start=1):
        for place, cell in enumerate(row):
            if cell:
                sheet.write_string(number, place, cell)
    book.close()
    kept.seek(0)
    return kept


def template() -> IO[bytes]:
    """An empty table with its titles, and a second sheet that explains every column and lists its words."""
    kept = TemporaryFile()  # noqa: SIM115  # who sends it closes it
    book = xlsxwriter.Workbook(kept, OPTIONS)
    sheet = book.add_worksheet("服务点")
    _head(book, sheet, marked=True)
    about = book.add_worksheet("填写说明")
    about.set_column(0, 0, 14)
    about.set_column(1, 1, 8)
    about.set_column(2, 3, 60)
    bold = book.add_format({"bold": True})
    for place, title in enumerate(("列", "必填", "怎么填", "可以填的词")):
        about.write_string(0, place, title, bold)
    for number, column in enumerate(COLUMNS, start=1):
        for place, text in enumerate(
            (column.title, "是" if column.required else "", column.help, "、".join(column.words.values()))
        ):
            about.write_string(number, place, text)
    last = len(COLUMNS) + 2
    for place, text in enumerate(NOTES):
        about.write_string(last + place, 0, text)
    book.close()
    kept.seek(0)
    return kept


def parts_workbook(table: PartTable, lines: Iterable[Sequence[str]]) -> IO[bytes]:
    """A table of parts that can be imported again; without lines the template, with what each column wants."""
    kept = TemporaryFile()  # noqa: SIM115  # who sends it closes it
    book = xlsxwriter.Workbook(kept, OPTIONS)
    sheet, text = book.add_worksheet(table.title), book.add_format({"num_format": "@"})
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, 16, text)
        sheet.write_string(0, place, f"{column.title}（必填）" if column.required else column.title)
    for number, line in enumerate(lines, start=1):
        for place, cell in enumerate(line):
            if cell:
                sheet.write_string(number, place, cell)
    about = book.add_worksheet("填写说明")
    about.set_column(0, 2, 30)
    for number, column in enumerate(table.columns):
        for place, said in enumerate((column.title, column.help, "、".join(column.words.values()))):
            about.write_string(number, place, said)
    about.write_string(
        len(table.columns) + 1, 0, "已经登记过的写上同样的编号就是变更：留空的格不改，要清空的格写“无”。"
    )
    book.close()
    kept.seek(0)
    return kept


NOTES = (
    "第一行是表头，不要改动；一行写一个服务点。",
    "写了编号的是变更：留空的格不改，要清空的格写“无”。",
    "区划代码、电话请设成文本格式，免得被改成数字。",
    "有一处错误，整个表格都不会导入。",
)


def _head(book: Any, sheet: Any, *, marked: bool = False) -> None:
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 2)
    for place, column in enumerate(COLUMNS):
        # Codes and telephone numbers stay text: a table program would round or shorten them.
        sheet.set_column(place, place, 16, text)
        title = f"{column.title}（必填）" if marked and column.required else column.title
        sheet.write_string(0, place, title, bold)
