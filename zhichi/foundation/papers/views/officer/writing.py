"""Writing a template: the next version of one, or one that did not exist; looked at before it is settled."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.papers.access import can_write
from zhichi.foundation.papers.actions import (
    PressError,
    TemplateError,
    kinds_on,
    printed,
    publish_template,
    words_of,
)
from zhichi.foundation.papers.actions.publishing import faults_before
from zhichi.foundation.papers.actions.sampling import sample_content
from zhichi.foundation.papers.forms import Editor
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.views.officer.issuing import gate
from zhichi.foundation.papers.views.officer.templates import as_sample

# What one that is begun has; its body says where to write.
BLANK: Mapping[str, Any] = {"key": "", "title": "", "body": "<p>（在这里写正文）</p>"}
# What belongs to the one that is copied and to no other.
ITS_OWN = frozenset({"key", "version", "record", "number", "effective_from"})


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def template(request: HttpRequest, key: str) -> HttpResponse:
    """One template: how it looks with invented content, its versions, and the next one."""
    versions = list(PaperTemplate.objects.filter(key=key).order_by("-version"))
    if not versions:
        raise Http404
    may = can_write(request_actor(request))
    if request.method == "POST" and not may:
        return refused(request, may.because)
    return _page(request, versions[0].document, versions)


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def begin(request: HttpRequest) -> HttpResponse:
    """A template that did not exist: of a kind (`kind`), or like another (`like`)."""
    may = can_write(request_actor(request))
    if not may:
        return refused(request, may.because)
    like, kind = request.GET.get("like", ""), request.GET.get("kind", "")
    today = timezone.localdate()
    newest = {one.key: one for one in PaperTemplate.objects.order_by("version")}.get(like)
    if newest is not None:
        held = {name: said for name, said in newest.document.items() if name not in ITS_OWN}
        return _page(request, {**held, "key": ""}, [])
    kinds = kinds_on(today)
    if kind not in dict(kinds):
        return render(request, "papers/officer/begin.html", {"kinds": kinds})
    return _page(request, {**BLANK, "kind": kind}, [])


def _page(request: HttpRequest, held: Mapping[str, Any], versions: list[PaperTemplate]) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    today, seen = timezone.localdate(at), versions[0].version if versions else 0
    editor = Editor(request.POST or None, held=held, seen=seen, today=today)
    shown, tried = held, False
    if request.method == "POST" and editor.check():
        document = editor.document()
        try:
            if "publish" in request.POST:
                made, _ = publish_template(document=document, by=actor, at=at)
                messages.success(request, f"第 {made.version} 版已定下。")
                return redirect("papers:template", made.key)
            faults_before(document, None, by=actor, at=at)
            shown, tried = document, True
            if "pdf" in request.POST:
                return _set(document, today)
            # With room for more questions than were asked.
            editor = Editor(None, held=document, seen=seen, today=today)
        except TemplateError as error:
            editor.form.take(error)
        except PressError as error:
            messages.error(request, str(error))
    content = sample_content(shown, words_of(shown, on=today))
    context: dict[str, Any] = {
        "newest": versions[0] if versions else None,
        "title": versions[0].title if versions else "新的文书模板",
        "versions": versions,
        "form": editor.form,
        "rows": editor.rows,
        "verdict": can_write(actor),
        "content": content,
        # Made by `rules.filling`: every value in it is escaped.
        "body": mark_safe(content["body"]),  # noqa: S308
        "words": sorted(set(editor.words.values())),
        "tried": tried,
    }
    status = 422 if editor.form.errors else 200
    return render(request, "papers/officer/template.html", context, status=status)


def _set(document: Mapping[str, Any], today: date) -> HttpResponse:
    """What was typed as PDF, nothing kept."""
    ((data, _),) = printed([sample_content(document, words_of(document, on=today))])
    return as_sample(data, document["title"])
