"""The ledger as a workbook or lines of CSV: no formula, no link, whatever a cell begins with."""

import csv
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from django.utils.timezone import localtime

from zhichi.foundation.seals.models import SealUse
from zhichi.foundation.seals.models.ledger import HEAD

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
BOM, FORMULA = "\ufeff", ("=", "+", "-", "@", "\t", "\r")


class Echo:
    """A file that answers what is written to it."""

    def write(self, text: str) -> str:
        return text


def cells_of(use: SealUse) -> list[str]:
    request = use.request
    stamped = f"{localtime(use.stamped_at):%Y-%m-%d %H:%M}" if use.stamped_at else ""
    checked = (use.difference or "一致") if use.reconciled_at else "未核对"
    void = f"作废：{use.voided_because}" if use.is_void else ""
    stamper = request.stamped_by.name if request.stamped_by else ""
    told = [use.numbered, use.seal.name, use.title, str(use.pages), str(use.copies), request.unit.name]
    told += [request.applicant.name, stamper, stamped, request.purpose, checked, void]
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in told]


def csv_lines(uses: Iterable[SealUse]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BOM + str(writer.writerow(HEAD))
    for use in uses:
        yield str(writer.writerow(cells_of(use)))


def workbook(uses: Iterable[SealUse]) -> IO[bytes]:
    """A temporary file, read from its beginning, gone when it is closed."""
    kept = TemporaryFile()  # noqa: SIM115  # who sends it closes it
    book = xlsxwriter.Workbook(kept, OPTIONS)
    sheet = book.add_worksheet("用印台账")
    sheet.set_column(0, len(HEAD) - 1, 16)
    for number, row in enumerate([list(HEAD), *map(cells_of, uses)]):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)
    book.close()
    kept.seek(0)
    return kept
