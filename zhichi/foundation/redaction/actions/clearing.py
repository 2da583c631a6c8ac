"""The second person: publishes what is clear, sends back what is not; and taking down."""

from datetime import datetime
from typing import Any

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.papers.public import printed
from zhichi.foundation.redaction.access import can_clear, can_withdraw, person
from zhichi.foundation.redaction.actions.holding import held, reason, told
from zhichi.foundation.redaction.actions.listing import enlist, unlist
from zhichi.foundation.redaction.actions.showing import refuse_what_is_left, shown_of
from zhichi.foundation.redaction.enums import Code, State
from zhichi.foundation.redaction.models import CopyBytes, Publication
from zhichi.foundation.vault.public import crypto


def look(one: Publication) -> dict[str, Any]:
    """The copy as it would be."""
    return shown_of(one)


def publish(*, pk: int, by: Actor, at: datetime, revision: int | None = None) -> Publication:
    """Set the masked words anew and show them. Raises RefusedError; PressError where it cannot be set."""
    with refusing(), transaction.atomic():
        shown = _clear(held(pk, by, revision), by)
    # Setting takes a second: no row is held meanwhile, and everything is asked again afterwards.
    ((data, pages),) = printed([shown])
    with refusing(), transaction.atomic():
        one = held(pk, by, revision)
        if _clear(one, by) != shown:
            raise RefusedError("遮盖刚才改过，请再看一遍。")
        one.state, one.cleared_by, one.published_at = State.PUBLISHED, person(by), at
        one.shown, one.pages, one.digest = shown, pages, crypto().hexdigest(data)
        one.title = shown["title"]
        told(one, Code.PUBLISHED, by=by, at=at, payload={"digest": one.digest, "masked_by": one.masked_by})
        CopyBytes.objects.create(publication=one, data=data)
        enlist(one)
    return one


def _clear(one: Publication, by: Actor) -> dict[str, Any]:
    verdict = can_clear(by, one.paper.case, one)
    if not verdict:
        raise RefusedError(verdict.because)
    if not one.paper.is_issued:
        raise RefusedError("原件已经作废，公开本不能公开。")
    return refuse_what_is_left(one)


def return_copy(*, pk: int, note: str, by: Actor, at: datetime, revision: int | None = None) -> Publication:
    """Back to who masked it, with what is to be changed. Raises RefusedError."""
    said = reason(note, "要改什么")
    with refusing(), transaction.atomic():
        one = held(pk, by, revision)
        verdict = can_clear(by, one.paper.case, one)
        if not verdict:
            raise RefusedError(verdict.because)
        one.state, one.note = State.MASKING, said
        one.masked_by = one.masked_name = ""
        told(one, Code.RETURNED, by=by, at=at)
    return one


def withdraw(*, pk: int, note: str, by: Actor, at: datetime, revision: int | None = None) -> Publication:
    """Take it down: words, bytes and search are gone at once, number, days and reason stay. Raises RefusedError."""
    said = reason(note, "为什么撤下")
    with refusing(), transaction.atomic():
        one = held(pk, by, revision)
        verdict = can_withdraw(by, one.paper.case, one)
        if not verdict:
            raise RefusedError(verdict.because)
        one.state, one.note, one.withdrawn_at, one.shown = State.WITHDRAWN, said, at, None
        told(one, Code.WITHDRAWN, by=by, at=at, payload={"digest": one.digest, "because": said})
        CopyBytes.objects.filter(publication=one).delete()
        unlist(one)
    return one
