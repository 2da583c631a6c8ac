"""The template of a directory, and what is published as lines of CSV."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

from zhichi.domains.inspections.rules.cells import written
from zhichi.domains.inspections.rules.columns import COLUMNS
from zhichi.domains.network.public import defused


class Echo:
    """A file that answers what is written to it."""

    def write(self, text: str) -> str:
        return text


def template(directory: str) -> IO[bytes]:
    """An empty table with its titles, and a second sheet that explains every column. Closed by who sends it."""
    kept = TemporaryFile()  # noqa: SIM115  # who sends it closes it
    book = xlsxwriter.Workbook(kept, {"constant_memory": True, "strings_to_formulas": False})
    sheet, text = book.add_worksheet("名录"), book.add_format({"num_format": "@"})
    about = book.add_worksheet("填写说明")
    about.set_column(0, 2, 36)
    for place, column in enumerate(COLUMNS[directory]):
        # Codes and telephone numbers stay text: a table program would round or shorten them.
        sheet.set_column(place, place, 18, text)
        sheet.write_string(0, place, f"{column.title}（必填）" if column.required else column.title)
    for number, column in enumerate(COLUMNS[directory]):
        for place, said in enumerate((column.title, "必填" if column.required else "", column.help)):
            about.write_string(number, place, said)
    book.close()
    kept.seek(0)
    return kept


def titles_of(directory: str) -> dict[str, str]:
    """What the columns of a published directory are called."""
    return {"entry": "编号", "version": "版本"} | {one.name: one.title for one in COLUMNS[directory]}


def csv_lines(directory: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    writer, names = csv.writer(Echo()), titles_of(directory)
    shown = [name for name in names if any(name in row for row in rows)]
    yield "\ufeff" + str(writer.writerow([names[name] for name in shown]))
    for row in rows:
        yield str(writer.writerow([defused(written(row.get(name, ""))) for name in shown]))
