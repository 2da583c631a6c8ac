"""Recording that an article changed, with everything it touches beside the form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError, record_change, touched_by
from zhichi.domains.catalogue.forms.laws import ChangeForm
from zhichi.domains.catalogue.models import Article
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
