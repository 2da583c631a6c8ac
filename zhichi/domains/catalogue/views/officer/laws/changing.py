"""Recording that an article changed, with everything it touches beside the form; and what is left to do after it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError, mark_done, record_change, touched_by
from zhichi.domains.catalogue.forms.laws import ChangeForm, DoneForm
from zhichi.domains.catalogue.models import Article, ArticleChange
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.procedure_citers import PAPER
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.domains.catalogue.views.citizen.laws import by_kind
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def change(request: HttpRequest, key: str, number: str) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    verdict = can_edit(actor)
    if not verdict:
        return refused(request, verdict.because)
    open_texts = Article.objects.filter(law__key=key, number=number, valid_to__isnull=True)
    article = get_object_or_404(open_texts.select_related("law"))
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = record_change(article=article, draft=form.draft(), by=actor, at=at)
        except ChangeError as error:
            form.add_error(error.field or None, str(error))
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已登记，开出清单调整 {made.adjustments.count()} 件。")
            return redirect("catalogue:change", pk=made.pk)
    found = touched_by(article)
    context = {
        "article": article,
        "words": article_words(number),
        "form": form,
        "citing": by_kind(found),
        "powers": sum(one.kind == POWER for one in found),
        "papers": sum(one.kind == PAPER for one in found),
        "count": len(found),
    }
    return render(request, "catalogue/officer/change.html", context, status=422 if form.errors else 200)


@require_safe
@require_role(*READERS)
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """A change with the cases it opened and the other things that must be put in order."""
    held = get_object_or_404(
        ArticleChange.objects.select_related("article__law", "article__followed_by", "whole_law"), pk=pk
    )
    return render(request, "catalogue/officer/changed.html", page_of(request, held))


def page_of(request: HttpRequest, held: ArticleChange) -> dict[str, Any]:
    others = [
        {**row, "place": place, "form": DoneForm(auto_id=f"id_{place}_%s")}
        for place, row in enumerate(held.cited_by)
        if row["kind"] != POWER
    ]
    return {
        "change": held,
        "facts": facts_of(held),
        "adjustments": held.adjustments.select_related("case__version", "power").order_by("pk"),
        "open_rows": [row for row in others if not row.get("done_at")],
        "done_rows": [row for row in others if row.get("done_at")],
        "may_edit": can_edit(request_actor(request)),
    }


def facts_of(held: ArticleChange) -> list[dict[str, Any]]:
    after = held.article.followed_by if held.article else None
    moved = article_words(after.number) if after is not None and after.number != held.number else ""
    rows = [
        ("从哪天起", held.effective_on),
        ("依据文件", held.document),
        ("改为", moved),
        ("说明", held.note),
        ("登记时间", f"{timezone.localtime(held.recorded_at):%Y-%m-%d %H:%M}"),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


@require_POST
@require_role(*READERS)
def done(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    held = get_object_or_404(ArticleChange.objects.select_related("article__law", "whole_law"), pk=pk)
    form = DoneForm(request.POST)
    try:
        note = form.cleaned_data["note"] if form.is_valid() else ""
        mark_done(change=held, place=place, note=note, by=request_actor(request), at=timezone.now())
    except PermissionError as error:
        return refused(request, str(error))
    except ChangeError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已记下。")
    return redirect("catalogue:change", pk=pk)
