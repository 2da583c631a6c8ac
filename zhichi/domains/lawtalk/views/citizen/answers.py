"""Answered questions for everybody: a list that can be searched, and one."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.forms import SearchForm
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.domains.lawtalk.models.findable import INDEX
from zhichi.foundation.search.public import restrict

PAGE = 20


@login_not_required
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """The newest first; `q` looks in titles, questions and answers, `matter` shows one sort."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    rows = PublicAnswer.objects.published()
    matters = list(rows.order_by("matter").values_list("matter", flat=True).distinct())
    matter = request.GET.get("matter", "")
    if matter in matters:
        rows = rows.filter(matter=matter)
    if words:
        rows = restrict(rows, INDEX, words)
    pages: Paginator[Any] = Paginator(rows.order_by("-published_at", "-pk"), PAGE)
    tabs = [{"title": "全部", "url": "?", "current": matter not in matters, "count": None}]
    tabs += [
        {
            "title": one or "其他",
            "url": f"?{urlencode({'matter': one})}",
            "current": one == matter,
            "count": None,
        }
        for one in matters
    ]
    context = {
        "form": form,
        "words": words,
        "tabs": tabs,
        "page": pages.get_page(request.GET.get("page")),
        "query": urlencode({"q": words, "matter": matter}),
    }
    return render(request, "lawtalk/citizen/answers.html", context)


@login_not_required
@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One that is public; one that was taken down is gone (410), and nothing of it is said."""
    one = PublicAnswer.objects.filter(pk=pk, published_at__isnull=False).first()
    if one is None:
        raise Http404
    if one.state != State.PUBLISHED:
        return render(request, "lawtalk/citizen/gone.html", status=410)
    return render(request, "lawtalk/citizen/answer.html", {"one": one})
