"""Writing a form: each step is saved at once, on top of what its writer saw; whoever comes second is told."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.forms.access import can_write
from zhichi.foundation.forms.actions.publishing import SHANGHAI, FormError, digest_of, publish_form
from zhichi.foundation.forms.enums import Code
from zhichi.foundation.forms.models import FormDraft, FormVersion
from zhichi.foundation.forms.rules import Fault, editing, faults_of_form, schema_of
from zhichi.foundation.forms.rules.shape import Document
from zhichi.foundation.ledger.public import append

RESERVED = frozenset({"new", "import"})
# What a draft may still lack; everything else an import must bring along sound.
STILL_MISSING = (".purpose", ".basis", ".fields")
Edit = Callable[[Document], dict[str, Any]]


class StaleDraftError(RuntimeError):
    """Somebody else changed the draft first; the sentence says who and when."""


@transaction.atomic
def start_draft(*, key: str, title: str, by: Actor, at: datetime) -> FormDraft:
    """A new empty form; without a key it gets the next free one."""
    _may(by)
    return _begin(editing.empty(key or _next_key(), title), by=by, at=at)


@transaction.atomic
def draft_from(*, version: FormVersion, by: Actor, at: datetime) -> FormDraft:
    """The draft of the next version, with the content of this one; the draft that is there already stays."""
    _may(by)
    held = FormDraft.objects.filter(key=version.key).first()
    return held or _begin(dict(version.document), by=by, at=at)


@transaction.atomic
def import_draft(*, document: Any, schema: Any, by: Actor, at: datetime) -> FormDraft:
    """A draft from an exported file; raises FormError when it is unsound or its schema is not the document's own."""
    _may(by)
    faults = [fault for fault in faults_of_form(document) if not fault.path.endswith(STILL_MISSING)]
    if not faults and schema is not None and schema != schema_of(document):
        faults = [Fault("schema", "文件里的数据模式和表单内容对不上，可能被改动过。")]
    if faults:
        raise FormError(faults)
    return _begin(dict(document), by=by, at=at)


def _begin(document: dict[str, Any], *, by: Actor, at: datetime) -> FormDraft:
    key = document["key"]
    if key in RESERVED:
        raise FormError([Fault("key", f"标识不能用“{key}”，请换一个。")])
    faults = [fault for fault in faults_of_form(document) if fault.path in {"key", "title"}]
    if faults:
        raise FormError(faults)
    try:
        with transaction.atomic():
            draft = FormDraft.objects.create(key=key, document=document, updated_at=at, updated_by=by.ref)
    except IntegrityError as error:
        raise FormError([Fault("key", f"已有标识为“{key}”的草稿，请打开它来改。")]) from error
    append(
        subject=f"form:{key}",
        at=at,
        actor=by.ref,
        code=Code.DRAFTED,
        payload={"key": key, "sha256": digest_of(document)},
    )
    return draft


def name_form(*, key: str, title: str, intro: str, revision: int, by: Actor, at: datetime) -> FormDraft:
    return _edit(key, revision, lambda held: editing.called(held, title, intro), by=by, at=at)


def save_section(
    *, key: str, section: str, values: Mapping[str, Any], revision: int, by: Actor, at: datetime
) -> FormDraft:
    """Change a section, or add one when `section` is empty."""
    return _edit(key, revision, lambda held: editing.put_section(held, section, dict(values)), by=by, at=at)


def save_field(
    *, key: str, section: str, field: str, values: Mapping[str, Any], revision: int, by: Actor, at: datetime
) -> FormDraft:
    """Change a field, or add one to the section when `field` is empty."""
    return _edit(
        key, revision, lambda held: editing.put_field(held, section, field, dict(values)), by=by, at=at
    )


def move_part(
    *, key: str, section: str, field: str, places: int, revision: int, by: Actor, at: datetime
) -> FormDraft:
    """A section, or a field when one is named, one place up (-1) or down (1)."""
    return _edit(key, revision, lambda held: editing.move(held, section, field, by=places), by=by, at=at)


def remove_part(*, key: str, section: str, field: str, revision: int, by: Actor, at: datetime) -> FormDraft:
    return _edit(key, revision, lambda held: editing.remove(held, section, field), by=by, at=at)


@transaction.atomic
def publish_draft(*, key: str, effective_from: date, revision: int, by: Actor, at: datetime) -> FormVersion:
    """Publish the draft and close it."""
    _may(by)
    draft = _fresh(key, revision)
    version = publish_form(document=draft.document, effective_from=effective_from, by=by, at=at)
    draft.delete()
    return version


@transaction.atomic
def discard_draft(*, key: str, revision: int, by: Actor, at: datetime) -> None:
    """Throw the draft away; what is published stays."""
    _may(by)
    _fresh(key, revision).delete()


@transaction.atomic
def _edit(key: str, revision: int, edit: Edit, *, by: Actor, at: datetime) -> FormDraft:
    _may(by)
    draft = _fresh(key, revision)
    draft.document = edit(draft.document)
    draft.revision += 1
    draft.updated_at, draft.updated_by = at, by.ref
    draft.save()
    return draft


def _fresh(key: str, revision: int) -> FormDraft:
    draft = FormDraft.objects.select_for_update().filter(key=key).first()
    if draft is None:
        raise StaleDraftError("这份草稿刚才已经发布或删去了。")
    if draft.revision != revision:
        raise StaleDraftError(
            f"{writer_of(draft)}在 {draft.updated_at.astimezone(SHANGHAI):%H:%M} 刚改过这份表单。"
            "您这次的改动没有保存，请看过最新内容再改。"
        )
    return draft


def writer_of(draft: FormDraft) -> str:
    """The name of who changed the draft last."""
    person = draft.updated_by.removeprefix("officer:").partition("@")[0]
    name = (
        Officer.objects.filter(pk=int(person)).values_list("name", flat=True).first()
        if person.isdigit()
        else ""
    )
    return name or "系统"


def _next_key() -> str:
    n = FormVersion.objects.values("key").distinct().count() + FormDraft.objects.count() + 1
    while (
        FormVersion.objects.filter(key=f"form-{n}").exists()
        or FormDraft.objects.filter(key=f"form-{n}").exists()
    ):
        n += 1
    return f"form-{n}"


def _may(by: Actor) -> None:
    verdict = can_write(by)
    if not verdict:
        raise PermissionDenied(verdict.because)
