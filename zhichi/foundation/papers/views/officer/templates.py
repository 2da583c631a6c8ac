"""Templates: everybody reads them, the city's desk writes the next version, looking at it before it is published."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.papers.access import can_write
from zhichi.foundation.papers.actions import PressError, TemplateError, printed, publish_template, words_of
from zhichi.foundation.papers.actions.publishing import faults_before
from zhichi.foundation.papers.actions.sampling import sample_content
from zhichi.foundation.papers.forms import TemplateForm
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.views.officer.issuing import gate


@require_safe
@gate
def templates(request: HttpRequest) -> HttpResponse:
    rows = PaperTemplate.objects.current(timezone.localdate())
    context = {"rows": rows, "verdict": can_write(request_actor(request))}
    return render(request, "papers/officer/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def template(request: HttpRequest, key: str) -> HttpResponse:
    """One template: how it looks with invented content, its versions, and the next one."""
    actor, at = request_actor(request), timezone.now()
    versions = list(PaperTemplate.objects.filter(key=key).order_by("-version"))
    if not versions:
        raise Http404
    may = can_write(actor)
    if request.method == "POST" and not may:
        return refused(request, may.because)
    newest = versions[0]
    words = words_of(newest.document, on=timezone.localdate(at))
    form = TemplateForm(request.POST or None, newest=newest, words=words, today=timezone.localdate(at))
    document = newest.document
    if request.method == "POST" and form.is_valid():
        document = form.document()
        try:
            if "publish" in request.POST:
                made, _ = publish_template(document=document, by=actor, at=at)
                messages.success(request, f"第 {made.version} 版已定下。")
                return redirect("papers:template", key)
            faults_before(document, None, by=actor, at=at)
        except TemplateError as error:
            form.take(error)
            document = newest.document
    content = sample_content(document, words)
    context: dict[str, Any] = {
        "newest": newest,
        "versions": versions,
        "form": form,
        "verdict": may,
        "content": content,
        # Made by `rules.filling`: every value in it is escaped.
        "body": mark_safe(content["body"]),  # noqa: S308
        "words": sorted(set(words.values())),
        "tried": form.is_bound and not form.errors,
    }
    return render(request, "papers/officer/template.html", context, status=422 if form.errors else 200)


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
    response = HttpResponse(data, content_type="application/pdf")
    name = content_disposition_header(False, f"{newest.title}（样张）.pdf")
    response["Content-Disposition"] = name or "inline"
    return response
