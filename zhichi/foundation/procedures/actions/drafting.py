"""Writing a procedure in the browser: begun, changed part by part, thrown away or published."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.access import can_draft
from zhichi.foundation.procedures.actions.publishing import publish
from zhichi.foundation.procedures.actions.reading import ProcedureError
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.rules import EditError, numbered, shape_faults
from zhichi.kernel import canonical

Change = Callable[[dict[str, Any]], dict[str, Any]]


class StaleDraftError(EditError):
    """Somebody else has changed the draft since it was read."""


def start_draft(
    *, document: Mapping[str, Any], based_on: ProcedureVersion | None = None, by: Actor, at: datetime
) -> ProcedureDraft:
    """Begin a draft; there is one of a kind. Raises EditError when there is one already, ProcedureError for no
    procedure at all, PermissionError."""
    _let_in(by)
    faults = shape_faults(document)
    if faults:
        raise ProcedureError(faults)
    with transaction.atomic():
        held = ProcedureDraft.objects.filter(kind=document["kind"]).first()
        if held is not None:
            raise EditError(
                f"“{held.document['title']}”已经有一份草稿，{_who_and_when(held)}改过。请在那一份上改。"
            )
        draft = ProcedureDraft.objects.create(
            kind=document["kind"],
            document=dict(document),
            based_on=based_on,
            updated_at=at,
            updated_by=_name(by),
        )
        _tell(draft, "started", by, at)
    return draft


def change_draft(
    *, kind: str, revision: int | None, change: Change, place: str = "", by: Actor, at: datetime
) -> ProcedureDraft:
    """Change the draft of `kind` by a function from document to document.

    `revision` is the one its writer saw. Raises StaleDraftError (who changed it, and when), EditError for what cannot
    be done, ProcedureError when the document would no longer have the form of a procedure.
    """
    _let_in(by)
    with transaction.atomic():
        draft = _locked(kind, revision)
        document = change(draft.document)
        faults = shape_faults(document)
        if faults:
            raise ProcedureError(faults)
        draft.document, draft.updated_at, draft.updated_by = document, at, _name(by)
        draft.revision += 1
        draft.save()
        _tell(draft, "changed", by, at, place=place)
    return draft


def discard_draft(*, kind: str, by: Actor, at: datetime) -> None:
    """Throw the draft away; what is published stays."""
    _let_in(by)
    with transaction.atomic():
        draft = _locked(kind, None)
        _tell(draft, "discarded", by, at)
        draft.delete()


def publish_draft(
    *, kind: str, revision: int | None, effective_from: date, by: Actor, at: datetime
) -> ProcedureVersion:
    """Publish the draft as the next version, in force from a day; the draft is done with."""
    _let_in(by)
    with transaction.atomic():
        draft = _locked(kind, revision)
        document = numbered(
            draft.document, version=next_version(kind), effective_from=effective_from.isoformat()
        )
        version, _ = publish(document=document, by=by, at=at)
        draft.delete()
    return version


def next_version(kind: str) -> int:
    held = ProcedureVersion.objects.filter(kind=kind).order_by("-version").values_list("version", flat=True)
    return (held.first() or 0) + 1


def _let_in(by: Actor) -> None:
    verdict = can_draft(by)
    if by.kind != "system" and not verdict:
        raise PermissionError(verdict.because)


def _locked(kind: str, revision: int | None) -> ProcedureDraft:
    draft = ProcedureDraft.objects.select_for_update().filter(kind=kind).first()
    if draft is None:
        raise EditError("这份草稿已经不在了：可能刚被发布，或者被删去。")
    if revision is not None and revision != draft.revision:
        told = f"{_who_and_when(draft)}改过这份草稿。您填写的内容没有丢，请看过最新情况再保存一次。"
        raise StaleDraftError(told)
    return draft


def _who_and_when(draft: ProcedureDraft) -> str:
    return f"{draft.updated_by}已于{localtime(draft.updated_at):%m月%d日 %H:%M}"


def _name(by: Actor) -> str:
    unit = by.posts[0].unit_name if by.posts else ""
    return f"{unit}{by.name}"[:80] or by.ref


def _tell(draft: ProcedureDraft, what: str, by: Actor, at: datetime, **more: str) -> None:
    digest = hashlib.sha256(canonical.encode(draft.document)).hexdigest()
    append(
        subject=f"procedure:{draft.kind}",
        at=at,
        actor=by.ref,
        code=f"procedures.draft.{what}",
        payload={"kind": draft.kind, "revision": draft.revision, "sha256": digest, **more},
    )
