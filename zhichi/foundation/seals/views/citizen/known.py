"""The seals of the bureau and its counties, for everybody: in use, lost, stopped; and what was misused."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.seals.models import Misuse, Seal, rulebook

PAGE = 50


@login_not_required
@require_safe
def known(request: HttpRequest) -> HttpResponse:
    """Names, organs, days and states; never the impression, never a person."""
    types = rulebook(timezone.localdate()).types
    pages = Paginator(Seal.objects.select_related("organ"), PAGE)
    page = pages.get_page(request.GET.get("page"))
    for seal in page:
        vars(seal)["type"] = types[seal.kind].title if seal.kind in types else seal.kind
    misuses = Misuse.objects.select_related("seal", "use")[:PAGE]
    return render(request, "seals/citizen/known.html", {"page": page, "misuses": misuses})
