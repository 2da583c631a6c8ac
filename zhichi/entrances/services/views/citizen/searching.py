"""One box over everything that is public. Nothing of a query is kept: no log, no cookie, no table."""

import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from zhichi.foundation.search.public import Found, How, look, suggest
from zhichi.foundation.sockets.public import SEARCH_SOURCES, service_items

MOST_READ = 100  # characters of a query


def read_query(text: str) -> str:
    return " ".join(text[:MOST_READ].replace("\0", " ").split())


def asked(request: HttpRequest) -> str:
    return read_query(request.GET.get("q", ""))


@login_not_required
@require_safe
@cache_control(private=True, max_age=30)
def search(request: HttpRequest) -> HttpResponse:
    query, day = asked(request), timezone.localdate()
    answer = look(query, day=day)
    filed = {item.code for item in service_items(day) if item.kind} if answer.found else set()
    rows = [row_of(one, query, filed) for one in answer.found]
    context = {
        "query": query,
        "sure": [row for row in rows if not row["guessed"]],
        "guessed": [row for row in rows if row["guessed"]],
        "because": answer.because,
        "more": answer.more,
        "count": len(rows),
    }
    return render(request, "services/citizen/search.html", context)


@login_not_required
@require_safe
@cache_control(private=True, max_age=30)
def suggestions(request: HttpRequest) -> HttpResponse:
    """A piece of a page for what is being typed; whoever opens it as a page gets the search page."""
    if not request.headers.get("HX-Request"):
        return search(request)
    query = asked(request)
    answer = suggest(query, day=timezone.localdate())
    found = {one.title: one for one in reversed(answer.found)}
    rows = [{"title": one.title, "url": one.url, "kind": kind_of(one)} for one in reversed(found.values())]
    return render(request, "services/citizen/suggestions.html", {"rows": rows, "query": query})


def row_of(one: Found, query: str, filed: set[str]) -> dict[str, Any]:
    fileable = SEARCH_SOURCES.get(one.source).fileable and one.code in filed
    return {
        "title": marked(one.title, query),
        "note": marked(one.note, query),
        "url": one.url,
        "kind": kind_of(one),
        "guessed": one.guessed,
        "sounds": one.how == How.SOUND,
        "start": reverse("services:start", args=[one.code]) if fileable else "",
    }


def kind_of(one: Found) -> str:
    return SEARCH_SOURCES.get(one.source).title


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, with whether each is what was looked for."""
    terms = sorted({re.escape(term) for term in query.split()}, key=len, reverse=True)
    if not terms:
        return [(text, False)]
    pieces = re.split(f"({'|'.join(terms)})", text, flags=re.IGNORECASE)
    return [(piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece]
