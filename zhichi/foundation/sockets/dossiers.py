"""What belongs into the file of a case (卷宗): each room tells its part, and gives the bytes when asked for them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from zhichi.foundation.sockets.registry import Socket
from zhichi.kernel import canonical

SHEET = "zhichi-sheet/1"
SHEET_MEDIA = "application/json"


@dataclass(frozen=True)
class DossierItem:
    """One thing in a file.

    `key`: what the rules of composition (`data/law/dossiers/`) know it by: `record:la.application`, `paper:…`,
    `service:slip`. What is data brings its bytes along in `data` (see `sheet`), and its digest is computed. All else
    names its bytes: `ref` (handed to the part's `open`), `digest` (lower-case hex, by `hash_name`) and `size`.
    `pages`: how many it has, 0 where nobody has counted. `made_by` is an office or a name, as officers read it.
    """

    key: str
    title: str
    made_at: datetime
    made_by: str = ""
    media: str = SHEET_MEDIA
    data: bytes | None = None
    ref: str = ""
    digest: str = ""
    hash_name: str = "sha256"
    size: int = 0
    pages: int = 0
    # Why it was put in after the decision, where somebody did that by hand.
    because: str = ""


@dataclass(frozen=True)
class DossierPart:
    """What one room puts in.

    `items` is called with the case inside the transaction of a decision: few statements, no rendering. `open` is
    called with a `ref` and gives exactly the bytes whose digest was told (FileNotFoundError when they are gone).
    `erase` is called with the refs of a file that is destroyed by law, none where it gave none, and `case=`, inside
    that transaction: what the room says of people goes, digests stay.
    """

    key: str
    title: str
    order: int
    items: Callable[..., Sequence[DossierItem]]
    open: Callable[[str], BinaryIO] | None = None
    erase: Callable[..., None] | None = None


def sheet(
    title: str,
    rows: Iterable[tuple[str, str]] = (),
    *,
    text: Iterable[str] = (),
    head: Iterable[str] = (),
    table: Iterable[Iterable[str]] = (),
) -> bytes:
    """The bytes of what is data: a title, label and value pairs, paragraphs, one table. Canonical JSON (RFC 8785)."""
    return canonical.encode(
        {
            "format": SHEET,
            "title": title,
            "rows": [[label, value] for label, value in rows],
            "text": list(text),
            "head": list(head),
            "table": [list(row) for row in table],
        }
    )


DOSSIER_PARTS: Socket[DossierPart] = Socket("dossier parts")
