"""The description of an archived file as XML, in the manner of an electronic archive package (EEP).

What it is, how long it is kept, what is in it with which digest. Element names are ours; where a standard's own are
wanted, they are mapped from here.
"""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from zhichi.foundation.dossiers.rules.freezing import Line
from zhichi.foundation.dossiers.rules.paging import Paged


def archive_xml(about: Mapping[str, str], rows: Iterable[tuple[int, Line, Paged, str]]) -> bytes:
    """`about`: element name → text; `rows`: (freeze, line, pages, path)."""
    facts = "".join(f"<{name}>{escape(clean(text))}</{name}>" for name, text in about.items())
    records = "".join(_record(*row) for row in rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package format="zhichi-archive/1"><description>{facts}</description><records>{records}</records></package>\n'
    ).encode()


def _record(seq: int, line: Line, place: Paged, path: str) -> str:
    held = {
        "number": str(place.number),
        "freeze": str(seq),
        "path": path,
        "pages": place.span,
        "formed": line["made_at"],
        "media": line["media"],
        "size": str(line["size"]),
        line["hash"]: line["digest"],
    }
    told = " ".join(f"{name}={quoteattr(clean(value))}" for name, value in held.items())
    return f"<record {told}><title>{escape(clean(line['title']))}</title></record>"


def clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(sign if sign >= " " else " " for sign in text)
