"""Filings being written: saved as they go, opened again only with the secret kept in the writer's browser."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.models import Draft, DraftFile
from zhichi.foundation.files.public import StoredFile, store
from zhichi.foundation.statements.public import change_one
from zhichi.foundation.vault.public import blind_index

DRAFT_DAYS = 7
MOST_PAPERS = 20


def start_draft(*, kind: str, at: datetime) -> tuple[Draft, str]:
    """A new empty draft and the secret that opens it (43 characters, never stored)."""
    token = secrets.token_urlsafe(32)
    draft = Draft.objects.create(
        token_index=blind_index(token, kind="draft"),
        kind=kind,
        answers={},
        saved_at=at,
        expires_at=at + timedelta(days=DRAFT_DAYS),
    )
    return draft, token


def open_draft(*, token: str, kind: str, at: datetime) -> Draft | None:
    """The draft a secret opens, if it is of this kind, not sent and not older than a week."""
    if not token:
        return None
    index = blind_index(token, kind="draft")
    return Draft.objects.alive(at=at).filter(token_index=index, kind=kind).first()


@transaction.atomic
def save_draft(*, draft: Draft, answers: Mapping[str, Any], at: datetime) -> None:
    """Add these answers to the draft and give it another week."""
    whole = {**draft.answers, **answers}
    change_one(draft, answers=whole, saved_at=at, expires_at=at + timedelta(days=DRAFT_DAYS))


def discard_stale_drafts(*, at: datetime) -> int:
    """Delete drafts nobody came back to, and sent ones: their content is in the case."""
    stale = Draft.objects.exclude(pk__in=Draft.objects.alive(at=at).values("pk"))
    return stale.delete()[0]


def finish_draft(*, draft: Draft, at: datetime) -> None:
    """The draft was sent: it opens no more, its content is in the case."""
    Draft.objects.filter(pk=draft.pk).update(submitted_at=at)


@transaction.atomic
def add_paper(
    *, draft: Draft, upload: "UploadedFile[Any]", by: Actor, at: datetime, material: str = ""
) -> DraftFile:
    """Keep an uploaded paper with the draft, for a material of the item where it stands for one.

    The same bytes for the same material are one paper: a second press brings them again. Raises FileFault with the
    sentence for the person.
    """
    if draft.papers.count() >= MOST_PAPERS:
        raise RefusedError(f"一次最多上传 {MOST_PAPERS} 份材料，其余的可以到窗口交。")
    stored = store(upload=upload, by=by, at=at)
    held = draft.papers.filter(file=stored, material=material).first()
    return held or DraftFile.objects.create(draft=draft, file=stored, name=stored.name, material=material)


def drop_paper(*, draft: Draft, paper_id: int) -> None:
    """Take a paper off the draft; the stored bytes may serve others and stay."""
    DraftFile.objects.filter(draft=draft, pk=paper_id).delete()


def keep_papers(
    uploads: Iterable["UploadedFile[Any]"], *, by: Actor, at: datetime
) -> list[tuple[StoredFile, str]]:
    """Store uploads before an act; answers (file, name) pairs. Raises FileFault for the first that cannot be taken."""
    kept = [store(upload=upload, by=by, at=at) for upload in uploads]
    return [(stored, stored.name) for stored in kept]
