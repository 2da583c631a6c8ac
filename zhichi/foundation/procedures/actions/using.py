"""Which procedures start clocks on a limit or name a form: those in force, those that come, and drafts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion


def users_of_limit(key: str, day: date) -> Iterator[str]:
    """Fits `sockets.LIMIT_USERS`: every version that a case filed from that day on may take, and starts the limit."""
    begun: set[str] = set()
    for version in ProcedureVersion.objects.standing().order_by("kind", "-effective_from", "-version"):
        if version.kind in begun:
            continue
        if version.effective_from <= day:
            begun.add(version.kind)
        if key in started(version.document):
            yield f"办理程序“{version.title}”第{version.version}版"


def users_of_form(ref: str) -> Iterator[str]:
    """Fits `sockets.FORM_USERS`: every version, taken back ones apart, and every draft that names it."""
    for version in ProcedureVersion.objects.standing().order_by("kind", "version"):
        if ref in named_forms(version.document):
            yield f"办理程序“{version.title}”第{version.version}版"
    for draft in ProcedureDraft.objects.order_by("kind"):
        if ref in named_forms(draft.document):
            yield f"办理程序“{draft.document.get('title', draft.kind)}”的草稿"


def named_forms(document: Mapping[str, Any]) -> set[str]:
    """Every form that a filing or a verb of a document asks with."""
    parts = [document.get("filing") or {}, *(document.get("verbs") or {}).values()]
    return {str(part["form"]) for part in parts if part.get("form")}


def started(document: Mapping[str, Any]) -> set[str]:
    """Every limit that some act of a document starts, and cannot do without."""
    parts = [document["filing"], *document["verbs"].values()]
    return {
        effect["start"]
        for part in parts
        for effect in part.get("clocks", ())
        if "start" in effect and not effect.get("where_enabled")
    }
