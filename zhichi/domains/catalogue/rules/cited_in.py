"""Where a document cites law: every `basis` in it, in words, with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def basis_text(rows: Any) -> str:
    """The citation of a document's list of {law, article}, or of one mapping, or of a text."""
    if isinstance(rows, str):
        return rows
    listed = [rows] if isinstance(rows, Mapping) else rows or []
    return "；".join(
        row
        if isinstance(row, str)
        else f"{row.get('law', '')}§{row['article']}"
        if row.get("article")
        else row["law"]
        for row in listed
        if isinstance(row, str) or row.get("law")
    )


def joined(bases: Iterable[str]) -> str:
    """Many citations as one, each said once."""
    parts = (part.strip() for basis in bases for part in re.split("[;；]", basis))
    return "；".join(dict.fromkeys(filter(None, parts)))


def cited_in(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """(place, citation) of every `basis` of a document, the rows of a list each at its own place."""
    if isinstance(part, Mapping):
        for name, value in part.items():
            if name != "basis":
                yield from cited_in(value, (*path, name))
            elif isinstance(value, list):
                yield from (((*path, name, n), basis_text([row])) for n, row in enumerate(value))
            else:
                yield (*path, name), basis_text(value)
    elif isinstance(part, list):
        for n, value in enumerate(part):
            yield from cited_in(value, (*path, n))
