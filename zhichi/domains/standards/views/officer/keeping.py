"""Keeping what was marked, and where it goes on from there."""

from datetime import datetime

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhichi.domains.standards.actions import Said, save_marks
from zhichi.domains.standards.enums import Head
from zhichi.domains.standards.forms import MarksForm
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import FileFault, StoredFile, store


def keep(request: HttpRequest, form: MarksForm, assessment: Assessment, actor: Actor, at: datetime) -> None:
    said = [
        Said(code, met, remark, file=kept(upload, code, actor, at))
        for code, met, remark, upload in form.said()
    ]
    seen = request.POST.get("revision", "")
    save_marks(
        assessment_id=assessment.pk,
        said=said,
        by=actor,
        at=at,
        revision=int(seen) if seen.isdigit() else None,
    )


def kept(upload: "UploadedFile[bytes] | None", code: str, actor: Actor, at: datetime) -> StoredFile | None:
    """The stored upload; a refused one names its field."""
    if upload is None:
        return None
    try:
        return store(upload=upload, by=actor, at=at)
    except FileFault as error:
        vars(error)["field"] = f"{code}_file"
        raise


def onwards(request: HttpRequest, assessment: Assessment, head: Head) -> HttpResponse:
    """To the next part, or to the page from which all is handed in."""
    messages.success(request, f"“{head.label}”已保存。")
    heads = list(Head)
    following = heads.index(head) + 1
    if "stay" in request.POST or following == len(heads):
        return redirect("standards:assessment", pk=assessment.pk)
    return redirect("standards:mark", pk=assessment.pk, head=heads[following].value)
