"""法律法规: what the services stand on, open to everybody: the laws, their articles, and what cites them."""

from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.forms.laws import LawsForm
from zhichi.domains.catalogue.models import Article, Law, LawVersion
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.models.texts import Texts
from zhichi.domains.catalogue.rules.numerals import article_order, article_words
from zhichi.domains.catalogue.views.citizen.article_texts import mistaken_repeals, text_row
from zhichi.foundation.sockets.public import Citing

PAGE_SIZE = 20


def searched(form: LawsForm) -> QuerySet[Law]:
    """The laws that are looked for, by title; everything where nothing sensible was asked."""
    rows = Law.objects.annotate(article_count=Count("articles", filter=Q(articles__valid_to__isnull=True)))
    if not form.is_valid():
        return rows.order_by("title")
    words, kind = form.cleaned_data["q"].strip(), form.cleaned_data["kind"]
    if words:
        # Aliases are a list: JSON text may hide Chinese behind escapes, so names are compared in Python.
        known = Law.objects.only("pk", "title", "aliases")
        rows = rows.filter(
            pk__in=[law.pk for law in known if words in law.title or words in " ".join(law.aliases)]
        )
    return (rows.filter(kind=kind) if kind else rows).order_by("title")


@login_not_required
@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    form = LawsForm(request.GET)
    page = Paginator(searched(form), PAGE_SIZE).get_page(request.GET.get("page"))
    query = request.GET.urlencode()
    return render(request, "catalogue/citizen/laws.html", {"form": form, "page": page, "query": query})


@login_not_required
@require_safe
def law(request: HttpRequest, key: str) -> HttpResponse:
    held = get_object_or_404(Law.objects.prefetch_related("repeals__withdrawals"), key=key)
    today, counts = timezone.localdate(), law_graph().counts(key)
    articles = sorted(
        held.articles.all(), key=lambda one: (article_order(one.number), one.valid_from or date.min)
    )
    rows = [
        article_row(held, list(texts), counts.get(number, 0), today)
        for number, texts in groupby(articles, key=lambda one: one.number)
    ]
    context = {
        "law": held,
        "repeal": held.repeal,
        "mistaken": mistaken_repeals(held),
        "versions": sorted(held.versions.all(), key=_by_day, reverse=True),
        "rows": rows,
        "unchecked": any(not row["checked"] for row in rows),
        "whole": counts.get("", 0),
        "whole_url": reverse("catalogue:law_whole", args=[key]),
    }
    return render(request, "catalogue/citizen/law.html", context)


def _by_day(version: LawVersion) -> date:
    return version.effective_from or version.adopted_on or date.min


def article_row(held: Law, texts: list[Article], count: int, today: date) -> dict[str, Any]:
    """An article by number: what it says now, or what its last text said."""
    now = next((text for text in texts if text.has_force(today)), None)
    return {
        "words": article_words(texts[0].number),
        "gist": (now or texts[-1]).gist,
        "alive": now is not None,
        "checked": (now or texts[-1]).checked,
        "changed": len(texts) > 1 or texts[-1].valid_to is not None,
        "count": count,
        "url": reverse("catalogue:article", args=[held.key, texts[0].number]),
    }


@login_not_required
@require_safe
def whole(request: HttpRequest, key: str) -> HttpResponse:
    """What names the law without an article."""
    held = get_object_or_404(Law, key=key)
    context: dict[str, Any] = {"law": held, "repeal": None, "mistaken": [], "words": "全文"}
    context["citing"] = cited_rows(key, "")
    return render(request, "catalogue/citizen/article.html", context)


@login_not_required
@require_safe
def article(request: HttpRequest, key: str, number: str) -> HttpResponse:
    held = get_object_or_404(Law.objects.prefetch_related("repeals__withdrawals"), key=key)
    texts = list(
        held.articles.filter(number=number)
        .select_related("version", "followed_by")
        .prefetch_related("changes__withdrawals", "readings")
    )
    if not texts:
        raise Http404
    today = timezone.localdate()
    texts.sort(key=lambda one: one.valid_from or date.min, reverse=True)
    context = {
        "law": held,
        "repeal": held.repeal,
        "mistaken": mistaken_repeals(held),
        "words": article_words(number),
        "texts": [text_row(text, today) for text in texts],
        "alive": any(text.has_force(today) for text in texts),
        "citing": cited_rows(key, number),
    }
    return render(request, "catalogue/citizen/article.html", context)


def by_kind(found: list[Citing]) -> list[tuple[str, list[Citing]]]:
    """What cites an article under the word for its kind."""
    ordered = sorted(found, key=lambda one: (one.kind, one.key))
    return [(kind, list(rows)) for kind, rows in groupby(ordered, key=lambda one: one.kind)]


def cited_rows(key: str, number: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """What cites an article under the word for its kind, each with the text it was held against."""
    texts = Texts({key})
    return [
        (kind, [{"one": one, "text": texts.of(one, key, number)} for one in rows])
        for kind, rows in by_kind(law_graph().of(key, number))
    ]
