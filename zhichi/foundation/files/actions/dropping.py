"""Bytes that are destroyed by law: gone from the storage when nobody else refers to them, once that is committed."""

from collections.abc import Iterable, Mapping
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ForeignObjectRel

from zhichi.foundation.files.models import StoredFile


def drop_bytes(digests: Iterable[str], *, besides: Mapping[str, int]) -> int:
    """Drop the bytes of these files where no row refers to them but those whose column named in `besides` has that
    value (`{"case": 5}`). The row of the file stays with its digest. Answers how many went."""
    gone = 0
    for stored in StoredFile.objects.filter(digest__in=set(digests)):
        if any(_others(relation, stored, besides) for relation in _relations()):
            continue
        gone += 1
        for path in {stored.original_path, stored.shown_path}:
            transaction.on_commit(partial(default_storage.delete, path))
    return gone


def _relations() -> list[ForeignObjectRel]:
    fields = StoredFile._meta.get_fields(include_hidden=True)
    return [one for one in fields if isinstance(one, ForeignObjectRel)]


def _others(relation: ForeignObjectRel, stored: StoredFile, besides: Mapping[str, int]) -> bool:
    model = relation.related_model
    rows = model._default_manager.filter(**{relation.field.name: stored})
    names = {field.name for field in model._meta.get_fields()}
    for name, value in besides.items():
        if name in names:
            rows = rows.exclude(**{name: value})
    return bool(rows.exists())
