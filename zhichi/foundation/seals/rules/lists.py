"""What is approved as one: a list of documents under one digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhichi.kernel import canonical

FORMAT = "zhichi-seal-list/1"
MOST = 1000


@dataclass(frozen=True)
class Listed:
    """One document of a list: the digest of its exact bytes, how many pages and copies."""

    digest: str
    pages: int
    copies: int


def list_bytes(*, seal: int, manner: str, seam: bool, listed: Sequence[Listed]) -> bytes:
    """Canonical JSON of what is approved; whatever of it changes, the digest of the list changes."""
    documents: list[dict[str, Any]] = [
        {"n": n, "digest": one.digest, "pages": one.pages, "copies": one.copies}
        for n, one in enumerate(listed, start=1)
    ]
    held = {"format": FORMAT, "seal": seal, "manner": manner, "seam": seam, "documents": documents}
    return canonical.encode(held)
