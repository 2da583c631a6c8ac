"""法律法规 in the office: what is still open after a change, and the way to record one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.forms.laws import LawsForm
from zhichi.domains.catalogue.models import ArticleChange
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.views.citizen.laws import searched
from zhichi.foundation.accounts.public import request_actor, require_role

PAGE_SIZE = 20
SHOWN_CHANGES = 50


@require_safe
@require_role(*READERS)
def laws(request: HttpRequest) -> HttpResponse:
    form = LawsForm(request.GET)
    page = Paginator(searched(form), PAGE_SIZE).get_page(request.GET.get("page"))
    changes = ArticleChange.objects.select_related("article__law", "whole_law").prefetch_related(
        "adjustments__case"
    )
    context = {
        "form": form,
        "page": page,
        "query": request.GET.urlencode(),
        "may_edit": can_edit(request_actor(request)),
        "changes": [change_row(change) for change in changes[:SHOWN_CHANGES]],
    }
    return render(request, "catalogue/officer/laws.html", context)


def change_row(change: ArticleChange) -> dict[str, Any]:
    """A change with how much of what it opened is still to do."""
    others = [row for row in change.cited_by if row["kind"] != POWER]
    if change.withdrawn_at:
        others = [row for row in others if row.get("again")]
    left = sum(not row.get("done_at") for row in others)
    cases = [adjustment.case for adjustment in change.adjustments.all()]
    left += sum(case.closed_at is None for case in cases)
    return {
        "change": change,
        "words": change.title if change.number else f"{change.title}（整部）",
        "count": len(others) + len(cases),
        "left": left,
    }
