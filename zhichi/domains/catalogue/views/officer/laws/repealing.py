"""The articles of a law in the office, and the repeal of all of it: what it touches is shown before it is confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.repealing import repeal_law, touched_by_law
from zhichi.domains.catalogue.forms.laws import RepealForm
from zhichi.domains.catalogue.models import Law
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.procedure_citers import PAPER
from zhichi.domains.catalogue.rules.numerals import article_order, article_words
from zhichi.domains.catalogue.views.citizen.laws import by_kind
from zhichi.domains.catalogue.views.officer.laws.registering import text_said
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError


@require_safe
@require_role(*READERS)
def law(request: HttpRequest, key: str) -> HttpResponse:
    """The articles of a law that may be recorded as changed: those with an open text."""
    held = get_object_or_404(Law.objects.prefetch_related("repeals"), key=key)
    rows = sorted(held.articles.filter(valid_to__isnull=True), key=lambda row: article_order(row.number))
    context = {
        "law": held,
        "repeal": held.repeal,
        "rows": [{"article": row, "words": article_words(row.number)} for row in rows],
        "unchecked": sum(not row.checked for row in rows),
        "facts": facts_of(held),
        "may_edit": can_edit(request_actor(request)),
    }
    return render(request, "catalogue/officer/law.html", context)


def facts_of(held: Law) -> list[dict[str, str]]:
    texts = "；".join(text_said(one) for one in held.versions.all())
    rows = [
        ("效力级别", held.get_kind_display()),
        ("制定机关", held.issuer),
        ("简称", "、".join(held.aliases)),
        ("版本", texts),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def repeal(request: HttpRequest, key: str) -> HttpResponse:
    actor = request_actor(request)
    verdict = can_edit(actor)
    if not verdict:
        return refused(request, verdict.because)
    held = get_object_or_404(Law.objects.prefetch_related("repeals"), key=key)
    if held.repeal is not None:
        return redirect("catalogue:change", pk=held.repeal.pk)
    form = RepealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = repeal_law(law=held, draft=form.draft(), by=actor, at=timezone.now())
        except ChangeError as error:
            form.add_error(error.field or None, str(error))
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已登记整部废止，开出清单调整 {made.adjustments.count()} 件。")
            return redirect("catalogue:change", pk=made.pk)
    found = touched_by_law(held)
    context = {
        "law": held,
        "form": form,
        "citing": by_kind(found),
        "articles": held.articles.filter(valid_to__isnull=True).count(),
        "powers": sum(one.kind == POWER for one in found),
        "papers": sum(one.kind == PAPER for one in found),
        "count": len(found),
    }
    return render(request, "catalogue/officer/repeal.html", context, status=422 if form.errors else 200)
