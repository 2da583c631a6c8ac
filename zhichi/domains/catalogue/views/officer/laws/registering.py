"""A law, a text of it, an article: into the register, by one form each."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.forms import BoundField, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.registering_laws import register_article, register_law, register_version
from zhichi.domains.catalogue.forms.register_law import ArticleForm, LawForm, VersionForm
from zhichi.domains.catalogue.models import Law, LawVersion
from zhichi.domains.catalogue.rules.law_dates import said
from zhichi.domains.catalogue.rules.numerals import article_order, article_words
from zhichi.foundation.accounts.public import refused, request_actor, require_role

F = TypeVar("F", bound=Form)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def law(request: HttpRequest) -> HttpResponse:
    def keep(form: LawForm) -> tuple[str, str]:
        made = register_law(draft=form.draft(), by=request_actor(request), at=timezone.now())
        return made.key, f"已登记《{made.title}》。要引用其中哪一条，请接着登记条文。"

    return _asked(request, LawForm, keep, "登记一部法律", None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def version(request: HttpRequest, key: str) -> HttpResponse:
    held = get_object_or_404(Law, key=key)

    def keep(form: VersionForm) -> tuple[str, str]:
        made = register_version(law=held, draft=form.version(), by=request_actor(request), at=timezone.now())
        return held.key, f"已登记{made.name}。内容变了的条文，请逐条登记变动。"

    return _asked(request, VersionForm, keep, "登记新的版本", held)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def article(request: HttpRequest, key: str) -> HttpResponse:
    held = get_object_or_404(Law, key=key)

    def keep(form: ArticleForm) -> tuple[str, str]:
        made = register_article(law=held, draft=form.draft(), by=request_actor(request), at=timezone.now())
        return held.key, f"已登记{article_words(made.number)}。"

    return _asked(request, ArticleForm, keep, "登记一条", held)


def _asked(
    request: HttpRequest,
    kind: type[F],
    keep: Callable[[F], tuple[str, str]],
    title: str,
    held: Law | None,
) -> HttpResponse:
    """Ask, keep and lead to the law; what was typed stays when something is refused."""
    verdict = can_edit(request_actor(request))
    if not verdict:
        return refused(request, verdict.because)
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            key, told = keep(form)
        except ChangeError as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, told)
            return redirect("catalogue:law_articles", key=key)
    context = {"form": form, "title": title, "law": held, "held": there(kind, held), "sections": parts(form)}
    return render(request, "catalogue/officer/register_law.html", context, status=422 if form.errors else 200)


def parts(form: Form) -> list[tuple[str, list[BoundField]]]:
    """The questions under headings: those of a new law and those of its text are two things."""
    fields = list(form)
    if not isinstance(form, LawForm):
        return [("", fields)]
    own = [field for field in fields if field.name in LawForm.field_order]
    return [("这部法律", own), ("现行文本", [field for field in fields if field not in own])]


def there(kind: type[Form], law: Law | None) -> dict[str, str] | None:
    """What of the law is in the register already, so that nobody writes it down twice."""
    if law is None:
        return None
    if kind is VersionForm:
        rows = [text_said(one) for one in law.versions.all()]
        return {"title": "登记过的版本", "words": "；".join(rows) or "还没有。"}
    numbers = sorted(set(law.articles.values_list("number", flat=True)), key=article_order)
    return {"title": "登记过的条文", "words": "、".join(map(article_words, numbers)) or "还没有。"}


def text_said(version: LawVersion) -> str:
    """2021年公布（司法部令第1号），2022年1月1日起施行"""
    number = f"（{version.number}）" if version.number else ""
    begin = f"{said(version.effective_from)}起施行" if version.effective_from else "施行日期未核对"
    end = f"，{said(version.effective_to)}失效" if version.effective_to else ""
    return f"{version.name}{number}，{begin}{end}"
