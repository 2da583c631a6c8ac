"""The ledger as a workbook in the bureau's order of columns: no formula, no link, whatever a cell begins with."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook(title: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> IO[bytes]:
    """A temporary file, read from its beginning, gone when it is closed."""
    kept = TemporaryFile()  # noqa: SIM115  # who sends it closes it
    book = xlsxwriter.Workbook(kept, OPTIONS)
    sheet = book.add_worksheet(title)
    sheet.set_column(0, len(head) - 1, 16)
    for number, row in enumerate([head, *lines]):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, f"'{cell}" if cell.startswith(FORMULA) else cell)
    book.close()
    kept.seek(0)
    return kept
