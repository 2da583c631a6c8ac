"""Templates, which everybody in the office reads; one of them set with invented content."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.papers.access import can_write
from zhichi.foundation.papers.actions import PressError, kinds_on, printed, words_of
from zhichi.foundation.papers.actions.sampling import sample_content
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.views.officer.issuing import gate


@require_safe
@gate
def templates(request: HttpRequest) -> HttpResponse:
    """The one in force of each, of all kinds of business or of one, and those that begin later."""
    today = timezone.localdate()
    everything = PaperTemplate.objects.current(today)
    later = PaperTemplate.objects.filter(effective_from__gt=today).order_by("effective_from", "key")
    counts, kind = Counter(one.kind for one in everything), request.GET.get("kind", "")
    kind = kind if kind in counts else ""
    tabs = [{"title": "全部", "url": "?", "current": not kind, "count": len(everything)}]
    tabs += [
        {"title": title, "url": f"?kind={name}", "current": name == kind, "count": counts[name]}
        for name, title in kinds_on(today)
        if name in counts
    ]
    context = {
        "rows": [one for one in everything if kind in ("", one.kind)],
        "later": [one for one in later if kind in ("", one.kind)],
        "tabs": tabs,
        "verdict": can_write(request_actor(request)),
    }
    return render(request, "papers/officer/templates.html", context)


@require_safe
@gate
def sample(request: HttpRequest, key: str) -> HttpResponse:
    """The newest version set with invented content, as PDF; for those who write it."""
    may = can_write(request_actor(request))
    if not may:
        return refused(request, may.because)
    newest = PaperTemplate.objects.filter(key=key).order_by("-version").first()
    if newest is None:
        raise Http404
    words = words_of(newest.document, on=timezone.localdate())
    try:
        ((data, _),) = printed([sample_content(newest.document, words)])
    except PressError as error:
        messages.error(request, str(error))
        return redirect("papers:template", key)
    return as_sample(data, newest.title)


def as_sample(data: bytes, title: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{title}（样张）.pdf") or "inline"
    return response
