"""The difference between two versions, and between a draft and the version it began from."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.procedures.actions import words_here
from zhichi.foundation.procedures.forms import CompareForm
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.rules.difference import differences
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting, reading


@require_safe
@reading
def compare(request: HttpRequest, kind: str) -> HttpResponse:
    """Any two versions; at first the two newest."""
    held = {
        version.version: version
        for version in ProcedureVersion.objects.filter(kind=kind).order_by("-version")
    }
    if not held:
        raise Http404
    numbers = list(held)
    new = chosen(request.GET.get("new", ""), numbers, numbers[0])
    others = [number for number in numbers if number != new] or numbers
    old = chosen(request.GET.get("old", ""), numbers, next((n for n in others if n < new), others[0]))
    form = CompareForm(versions=list(held.values()), initial={"old": old, "new": new})
    found = differences(held[old].document, held[new].document, words_here())
    context = {"title": held[new].title, "kind": kind, "form": form, "old": old, "new": new, "rows": found}
    return render(request, "procedures/officer/compare.html", context)


def chosen(text: str, numbers: list[int], otherwise: int) -> int:
    return int(text) if text in {str(number) for number in numbers} else otherwise


@require_safe
@drafting
def changes(request: HttpRequest, kind: str) -> HttpResponse:
    """What the draft changes."""
    draft = draft_or_404(kind)
    if draft.based_on is None:
        raise Http404
    found = differences(draft.based_on.document, draft.document, words_here())
    return render(request, "procedures/officer/changes.html", {"draft": draft, "rows": found})
