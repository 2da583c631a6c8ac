"""Catalogues of translations in gettext's PO format, read and written without gettext's own tools.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html; contexts and plurals are not used here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

LINE: Final = re.compile(r'^(?:(msgid|msgstr)\s+)?"(.*)"$')
ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


class PoError(ValueError):
    """A line that is none of PO's; `str()` says which."""


@dataclass(slots=True)
class Entry:
    """One message: what the source says, what the reader reads, and where it stands (`#:` lines)."""

    msgid: str
    msgstr: str = ""
    places: list[str] = field(default_factory=list)


def quoted(text: str) -> str:
    """`text` as a PO string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for letter, sign in (("n", "\n"), ("r", "\r"), ("t", "\t")):
        escaped = escaped.replace(sign, f"\\{letter}")
    return f'"{escaped}"'


def unquoted(text: str) -> str:
    """What stands between the quotes of a PO string, as it is meant."""
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), text)


def parse(text: str) -> list[Entry]:
    """The entries in the order of the file, the head with its empty msgid among them; raises PoError."""
    entries: list[Entry] = []
    places: list[str] = []
    part = ""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith("#"):
            places += [stripped[2:].strip()] if stripped.startswith("#:") else []
            continue
        if not stripped:
            continue
        match = LINE.match(stripped)
        if match is None:
            raise PoError(f"line {number} is neither a comment nor a message: {stripped[:60]}")
        part = match[1] or part
        if match[1] == "msgid":
            entries.append(Entry("", places=places))
            places = []
        if not entries:
            raise PoError(f"line {number}: text before the first msgid")
        last = entries[-1]
        if part == "msgid":
            last.msgid += unquoted(match[2])
        else:
            last.msgstr += unquoted(match[2])
    return entries


def written(entries: Iterable[Entry]) -> str:
    """The entries as a file."""
    return "\n".join(
        "".join(f"#: {place}\n" for place in entry.places)
        + f"msgid {quoted(entry.msgid)}\nmsgstr {quoted(entry.msgstr)}\n"
        for entry in entries
    )
