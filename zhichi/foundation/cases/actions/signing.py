"""Signatures drawn on the screen: kept as papers of the filing, and named in its answers by their digest."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.asking import asked_form
from zhichi.foundation.files.public import StoredFile, store
from zhichi.foundation.forms.public import drawn_upload
from zhichi.foundation.procedures.public import Procedure

# A paper that is a drawn signature stands for `sign-<name of the field>`.
SIGNED = "sign-"
Papers = list[tuple[StoredFile, str]]


def keep_signatures(
    procedure: Procedure, drawn: Mapping[str, str], *, by: Actor, at: datetime
) -> tuple[Papers, list[str]]:
    """The pictures of what was drawn, by field, stored: papers, and what each stands for."""
    form = asked_form(procedure)
    papers: Papers = []
    fields = [form.fields[name] for name in drawn if name in form.fields] if form is not None else []
    for field in fields:
        upload = drawn_upload(field.title, drawn[field.name])
        papers.append((store(upload=upload, by=by, at=at), str(upload.name)))
    return papers, [f"{SIGNED}{field.name}" for field in fields]


def signed(papers: Sequence[tuple[StoredFile, str]], stands_for: Sequence[str]) -> dict[str, str]:
    """The digest of the picture for each field that was signed by hand."""
    return {
        name.removeprefix(SIGNED): stored.digest
        for name, (stored, _) in zip(stands_for, papers, strict=False)
        if name.startswith(SIGNED)
    }
