"""A frozen file read back: its lines with their pages, and the bytes of each item, held against their digest."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from zhichi.foundation.dossiers.models import Dossier, Freeze
from zhichi.foundation.dossiers.models.freeze import content_of
from zhichi.foundation.dossiers.rules.freezing import Line
from zhichi.foundation.dossiers.rules.names import item_path
from zhichi.foundation.dossiers.rules.paging import Paged, paged
from zhichi.foundation.dossiers.rules.pdfpages import pdf_pages
from zhichi.foundation.sockets.public import DOSSIER_PARTS
from zhichi.kernel.crypto import by_hash

CHUNK = 1024 * 1024
PDF = "application/pdf"


class BundleError(RuntimeError):
    """A sentence for the person: something that was frozen is gone, or is not what it was."""


@dataclass(frozen=True)
class Kept:
    """One frozen item: its freeze, its line, where its bytes are, and its pages in the whole file."""

    freeze: Freeze
    line: Line
    ref: str
    data: bytes | None
    place: Paged

    @property
    def path(self) -> str:
        return item_path(self.freeze.seq, self.line["n"], self.line["media"])

    @property
    def made_at(self) -> datetime:
        return datetime.fromisoformat(self.line["made_at"])

    @property
    def is_late(self) -> bool:
        return bool(self.line["because"])

    @property
    def is_after(self) -> bool:
        """Frozen after the first decision."""
        return self.freeze.seq > 1

    def chunks(self) -> Iterator[bytes]:
        """The bytes; BundleError, at the end at the latest, when they are not those that were frozen."""
        hashed, title = _hasher(self.line["hash"]), self.line["title"]
        for piece in self._read():
            hashed.update(piece)
            yield piece
        if hashed.hexdigest() != self.line["digest"]:
            raise BundleError(f"“{title}”的文件和固定时不一样，请立即报告系统管理员和审计管理员。")

    def _read(self) -> Iterator[bytes]:
        if self.data is not None:
            yield self.data
            return
        part = DOSSIER_PARTS.get(self.line["part"])
        try:
            if part.open is None:
                raise FileNotFoundError(self.ref)
            with part.open(self.ref) as file:
                while piece := file.read(CHUNK):
                    yield piece
        except (FileNotFoundError, ValueError) as error:
            raise BundleError(f"“{self.line['title']}”的文件找不到了，或者打不开。") from error


def kept_in(dossier: Dossier, freezes: Sequence[Freeze] | None = None) -> list[Kept]:
    """Everything that was ever frozen in a file, in order; nothing once it was destroyed. One statement, none where the
    `freezes` were read already: another freeze may come in between two readings."""
    found: list[tuple[Freeze, Line, str, bytes | None]] = []
    for freeze in freezes_with_content(dossier) if freezes is None else freezes:
        lines, data = content_of(freeze)
        refs = [item[5] for item in freeze.items]
        found += [
            (freeze, line, ref, data.get(line["digest"])) for line, ref in zip(lines, refs, strict=False)
        ]
    places = paged([_pages(line, ref, data is not None) for _, line, ref, data in found])
    return [Kept(*one, place) for one, place in zip(found, places, strict=True)]


def freezes_with_content(dossier: Dossier) -> Sequence[Freeze]:
    return list(Freeze.objects.filter(dossier=dossier).select_related("content").order_by("seq"))


def _pages(line: Line, ref: str, is_data: bool) -> int:
    if line["pages"] or is_data or line["media"] != PDF:
        return int(line["pages"]) or 1
    return counted(line["part"], ref)


@lru_cache(maxsize=4096)
def counted(part: str, ref: str) -> int:
    """Pages of a PDF that was handed in; the bytes behind a ref never change. 1 where it cannot be read."""
    opener = DOSSIER_PARTS.get(part).open
    try:
        if opener is None:
            return 1
        with opener(ref) as file:
            return pdf_pages(file.read()) or 1
    except (OSError, ValueError):
        return 1


class _Slow:
    """A hash that hashlib may not have, over the whole."""

    def __init__(self, name: str) -> None:
        self.name, self.data = name, bytearray()

    def update(self, data: bytes) -> None:
        self.data += data

    def hexdigest(self) -> str:
        return by_hash(self.name).hexdigest(bytes(self.data))


def _hasher(name: str) -> "_Slow | hashlib._Hash":
    return hashlib.sha256() if name == "sha256" else _Slow(name)
