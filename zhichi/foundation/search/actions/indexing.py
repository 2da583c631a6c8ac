"""Writing the index: effects inside the caller's transaction, beside the act that changed the document.

No ledger entries: an index holds nothing that the documents do not. Never put encrypted personal fields here;
those are found by blind index.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from zhichi.foundation.search import rules
from zhichi.foundation.search.models import Entry, engine_of

BATCH = 500


def put(*, index: str, key: int, text: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Index one document under `key`, replacing what was there. The first 100,000 characters count."""
    rules.check_index(index)
    # One statement: it needs neither a transaction of its own nor a savepoint in the caller's.
    with transaction.mark_for_rollback_on_error(using=using), connections[using].cursor() as cursor:
        engine_of(using).write_one(cursor, index, key, rules.tokens(text[: rules.MAX_TEXT]))


def put_many(*, index: str, documents: Iterable[tuple[int, str]], using: str = DEFAULT_DB_ALIAS) -> None:
    """Index many documents (key, text), in batches and one transaction."""
    rules.check_index(index)
    engine = engine_of(using)
    read: Iterator[tuple[int, list[str]]] = (
        (key, rules.tokens(text[: rules.MAX_TEXT])) for key, text in documents
    )
    with transaction.atomic(using=using, savepoint=False), connections[using].cursor() as cursor:
        while batch := list(islice(read, BATCH)):
            engine.write(cursor, index, batch)


def drop(*, index: str, key: int, using: str = DEFAULT_DB_ALIAS) -> None:
    """Forget one document; nothing happens when it was not there."""
    Entry.objects.using(using).filter(index_name=rules.check_index(index), key=key).delete()


def clear(*, index: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Forget a whole index, before it is built anew."""
    Entry.objects.using(using).filter(index_name=rules.check_index(index)).delete()
