"""An article in the office: its texts, who held it against the statute, and the forms that clear or set the mark."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.catalogue.access import READERS, can_check_texts, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.reading_articles import check_article, doubt_article
from zhichi.domains.catalogue.forms.reading import DoubtForm, ReadForm
from zhichi.domains.catalogue.models import Article, ArticleReading
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.domains.catalogue.views.citizen.article_texts import text_row
from zhichi.domains.catalogue.views.citizen.laws import cited_rows
from zhichi.foundation.accounts.public import refused, request_actor, require_role


@require_safe
@require_role(*READERS)
def article(request: HttpRequest, key: str, number: str) -> HttpResponse:
    rows = Article.objects.filter(law__key=key, number=number).select_related("law", "version", "followed_by")
    texts = list(rows.prefetch_related("changes__withdrawals", "readings").order_by("-pk"))
    if not texts:
        raise Http404
    today, actor = timezone.localdate(), request_actor(request)
    context = {
        "law": texts[0].law,
        "number": number,
        "words": article_words(number),
        "texts": [text_row(text, today) for text in texts],
        "open": next((text for text in texts if text.valid_to is None), None),
        "readings": ArticleReading.objects.filter(article__in=texts),
        "citing": cited_rows(key, number),
        "may_edit": can_edit(actor),
        "may_check": can_check_texts(actor),
    }
    return render(request, "catalogue/officer/article.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def read(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Clear the mark 待核对, or set it again: which of the two follows from how the article stands."""
    actor, at = request_actor(request), timezone.now()
    verdict = can_check_texts(actor)
    if not verdict:
        return refused(request, verdict.because)
    rows = Article.objects.filter(law__key=key, number=number, valid_to__isnull=True)
    held = get_object_or_404(rows.select_related("law"))
    data = request.POST if request.method == "POST" else None
    form: Form = DoubtForm(data) if held.checked else ReadForm(data, initial={"gist": held.gist})
    if form.is_valid():
        try:
            if isinstance(form, ReadForm):
                check_article(article=held, draft=form.draft(), by=actor, at=at)
                said = "已记下，“待核对”标记去掉了。"
            else:
                doubt_article(article=held, reason=form.cleaned_data["note"], by=actor, at=at)
                said = "已重新标为待核对。"
        except ChangeError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, said)
            return redirect("catalogue:article_office", key=key, number=number)
    context = {"article": held, "words": article_words(number), "form": form}
    return render(request, "catalogue/officer/read_article.html", context, status=422 if form.errors else 200)
