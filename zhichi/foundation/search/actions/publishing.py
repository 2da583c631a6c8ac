"""What citizens find is written beside the act that made it public, inside the same transaction.

No ledger entries: a document says nothing that its room does not.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from zhichi.foundation.search.models.columns import digest_of, document_of
from zhichi.foundation.search.models.document import Document
from zhichi.foundation.search.models.document_engines import ASKERS
from zhichi.foundation.sockets.public import SEARCH_SOURCES, Findable, SocketError

BATCH = 500


def publish(source: str, things: Iterable[Findable]) -> None:
    """Make things of a source findable, or change what is said of them: found as soon as the transaction is through."""
    held = SEARCH_SOURCES.get(source)
    rows: Iterator[Findable] = iter(things)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            if wrong := [one.key for one in batch if not 0 <= one.level < held.levels]:
                raise SocketError(f"search source {source!r} has no such level: {', '.join(wrong)}")
            ASKERS[connection.vendor].write(cursor, [document_of(source, one) for one in batch])


def withdraw(source: str, keys: Iterable[str]) -> None:
    """What is no longer public is no longer found."""
    Document.objects.filter(source=source, key__in=list(keys)).delete()


def fill(source: str) -> Mapping[str, int]:
    """Make the documents of a source equal to what its room says now; answers {"写入": n, "删除": n}."""
    with transaction.atomic():
        kept = dict(Document.objects.filter(source=source).values_list("key", "digest"))
        said: set[str] = set()
        written = 0

        def differing() -> Iterator[Findable]:
            nonlocal written
            for one in SEARCH_SOURCES.get(source).documents():
                said.add(one.key)
                if kept.get(one.key) != digest_of(one):
                    written += 1
                    yield one

        publish(source, differing())
        gone = [key for key in kept if key not in said]
        for start in range(0, len(gone), BATCH):
            withdraw(source, gone[start : start + BATCH])
    return {"写入": written, "删除": len(gone)}


def fill_all(at: datetime) -> None:
    """Every night: what came by another way than its room's verbs. Fits `sockets.PERIODIC`."""
    for source, _ in SEARCH_SOURCES.items():
        fill(source)
