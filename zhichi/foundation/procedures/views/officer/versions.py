"""The kinds and their versions, for every officer."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.access import can_draft
from zhichi.foundation.procedures.actions import words_here
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.rules.diagram import diagram
from zhichi.foundation.procedures.rules.words import told
from zhichi.foundation.procedures.views.officer.branch import reading
from zhichi.foundation.procedures.views.officer.tables import filing_rows, verb_rows


@require_safe
@reading
def versions(request: HttpRequest) -> HttpResponse:
    """Every kind with what is in force, what comes and what was; drafts for those who write them."""
    may_write = bool(can_draft(request_actor(request)))
    drafts = list(ProcedureDraft.objects.order_by("kind")) if may_write else []
    context = {"kinds": kinds_on(timezone.localdate()), "drafts": drafts, "may_write": may_write}
    return render(request, "procedures/officer/list.html", context)


def kinds_on(day: date) -> list[dict[str, Any]]:
    """Of every kind its versions, newest first, each with how it stands on a day. One statement."""
    held: dict[str, list[ProcedureVersion]] = {}
    rows = ProcedureVersion.objects.defer("document").order_by("kind", "-effective_from", "-version")
    for version in rows:
        held.setdefault(version.kind, []).append(version)
    kinds = []
    for kind, found in held.items():
        begun = (version for version in found if version.effective_from <= day and not version.withdrawn_at)
        current = next(begun, None)
        standing = [{"version": version, **stand(version, current, day)} for version in found]
        kinds.append({"kind": kind, "title": (current or found[0]).title, "versions": standing})
    return kinds


def stand(version: ProcedureVersion, current: ProcedureVersion | None, day: date) -> dict[str, str]:
    if version.withdrawn_at is not None:
        return {"tag": "red", "words": "施行前已撤回"}
    if version.effective_from > day:
        return {"tag": "amber", "words": "还没有施行"}
    return (
        {"tag": "green", "words": "正在施行"}
        if version == current
        else {"tag": "plain", "words": "已被新版代替"}
    )


@require_safe
@reading
def version(request: HttpRequest, kind: str, version: int) -> HttpResponse:
    """One version whole; `state` marks where a case stands."""
    held = get_object_or_404(ProcedureVersion, kind=kind, version=version)
    words, document, today = words_here(), held.document, timezone.localdate()
    current = ProcedureVersion.objects.in_force(kind, today).defer("document").first()
    now = request.GET.get("state", "")
    context = {
        "version": held,
        "standing": stand(held, current, today),
        "now": document["states"].get(now, {}).get("title", ""),
        "chart": diagram(document, now=now),
        "states": told(document, words),
        "verbs": verb_rows(document, words),
        "filing": filing_rows(document, words),
        "others": ProcedureVersion.objects.filter(kind=kind)
        .exclude(pk=held.pk)
        .defer("document")
        .order_by("-version"),
        "may_write": bool(can_draft(request_actor(request))),
        "waits": held.withdrawn_at is None and held.effective_from > today,
        "current": current,
    }
    return render(request, "procedures/officer/version.html", context)
