"""Items being written: begun from nothing, from a pattern or from what is in force; saved part by part."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.items import ItemError
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import ItemDraft
from zhichi.domains.catalogue.rules.item_known import ItemFault
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


class StaleDraftError(Exception):
    """Somebody else has saved the draft since it was opened; `str` is the sentence for whoever came second."""


@transaction.atomic
def start_draft(*, document: Mapping[str, Any], by: Actor, at: datetime) -> ItemDraft:
    """Begin writing the item `document["code"]`. Raises ItemError where somebody already writes it."""
    _may(by)
    code = document["code"]
    draft, new = ItemDraft.objects.get_or_create(
        code=code, defaults={"document": dict(document), "updated_at": at, "updated_by": by.ref}
    )
    if not new:
        raise ItemError([ItemFault(("code",), f"“{code}”已经有一份草稿，请接着改那一份。")])
    append(subject=f"item:{code}", at=at, actor=by.ref, code=Code.ITEM_DRAFTED, payload={"revision": 1})
    return draft


@transaction.atomic
def save_draft(*, code: str, revision: int, changes: Mapping[str, Any], by: Actor, at: datetime) -> ItemDraft:
    """Put some keys of the document in place of what they were; a value of None takes the key away.

    Nothing is judged here: a draft may be half finished. Raises StaleDraftError.
    """
    _may(by)
    draft = ItemDraft.objects.select_for_update().get(code=code)
    if draft.revision != revision:
        raise StaleDraftError("别人刚刚也改了这一项。您填的内容还在下面，请和新的内容对一对再保存。")
    whole = {**draft.document, **changes}
    draft.document = {key: value for key, value in whole.items() if value is not None}
    draft.revision += 1
    draft.updated_at, draft.updated_by = at, by.ref
    draft.save()
    return draft


@transaction.atomic
def drop_draft(*, code: str, by: Actor, at: datetime) -> None:
    """Throw a draft away; what is published stays in force."""
    _may(by)
    dropped, _ = ItemDraft.objects.filter(code=code).delete()
    if dropped:
        append(subject=f"item:{code}", at=at, actor=by.ref, code=Code.ITEM_DROPPED, payload={})


def _may(by: Actor) -> None:
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
