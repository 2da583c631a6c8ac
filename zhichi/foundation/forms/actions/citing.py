"""What the fields of a form stand on, held against the register of laws that a room above brings."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhichi.foundation.forms.rules import Fault
from zhichi.foundation.forms.rules.shape import Document
from zhichi.foundation.sockets.public import LAW_BOOKS

WHY = "没有有效的依据，就不能向群众收这一项（个人信息保护法第六条、第十三条）。"


def law_faults(document: Document, day: date) -> list[Fault]:
    """A fault for each law or article cited that is not registered, or has no force on `day`, with its field.

    The document is sound. Three statements, and none that grows with the form.
    """
    books = [book for open_book in LAW_BOOKS if (book := open_book()) is not None]
    return [
        Fault(place, f"“{called}”的依据：{said}{WHY}")
        for book in books
        for place, called, basis in bases(document)
        for said in book.faults(basis, day)
    ]


def bases(document: Document) -> Iterator[tuple[str, str, str]]:
    """(place, title, basis) of every field and every column of a table that names one."""
    for s, section in enumerate(document["sections"]):
        for f, field in enumerate(section["fields"]):
            place = f"sections.{s}.fields.{f}"
            yield from _basis(place, field, field["title"])
            for c, column in enumerate(field.get("columns") or ()):
                yield from _basis(f"{place}.columns.{c}", column, f"{field['title']}：{column['title']}")


def _basis(place: str, part: Mapping[str, Any], called: str) -> Iterator[tuple[str, str, str]]:
    if basis := str(part.get("basis") or "").strip():
        yield f"{place}.basis", called, basis
