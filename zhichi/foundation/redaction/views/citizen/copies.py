"""Published papers for everybody: a list that can be searched, one of them, its PDF."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.forms import SearchForm
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.models.findable import INDEX
from zhichi.foundation.redaction.views.citizen.sheet import sheet_of
from zhichi.foundation.search.public import restrict

PAGE = 20


@login_not_required
@require_safe
def copies(request: HttpRequest) -> HttpResponse:
    """The newest first; `q` looks in titles, numbers, organs and words."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    rows = Publication.objects.published().defer("marks", "shown", "salt")
    if words:
        rows = restrict(rows, INDEX, words)
    pages: Paginator[Any] = Paginator(rows.order_by("-published_at", "-pk"), PAGE)
    context = {
        "form": form,
        "words": words,
        "page": pages.get_page(request.GET.get("page")),
        "query": urlencode({"q": words}),
    }
    return render(request, "redaction/citizen/copies.html", context)


@login_not_required
@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """One that is public; of one that was taken down it is said that and when, and nothing of its words (410)."""
    one = public_or_404(pk)
    if one.state != State.PUBLISHED:
        return render(request, "redaction/citizen/gone.html", {"one": one}, status=410)
    context = {"one": one, "sheet": sheet_of(one.shown or {})}
    return render(request, "redaction/citizen/copy.html", context)


@login_not_required
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy as it was set from its masked words."""
    one = public_or_404(pk)
    if one.state != State.PUBLISHED:
        return render(request, "redaction/citizen/gone.html", {"one": one}, status=410)
    response = HttpResponse(bytes(one.bytes.data), content_type="application/pdf")
    name = content_disposition_header(True, f"{one.title}{one.number}（公开本）.pdf")
    response["Content-Disposition"] = name or "attachment"
    # It may be taken down at any moment.
    response["Cache-Control"] = "no-store"
    return response


def public_or_404(pk: int) -> Publication:
    """A copy that is, or was, public."""
    one = Publication.objects.filter(pk=pk, published_at__isnull=False).defer("marks", "salt").first()
    if one is None:
        raise Http404
    return one
