"""Citations that were held against an older text, law by law, with a box for each that was compared and still holds."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.comparing import mark_of, say_compared
from zhichi.domains.catalogue.forms.reading import CompareForm
from zhichi.domains.catalogue.models import Law
from zhichi.domains.catalogue.models.outdated import Outdated, outdated
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.foundation.accounts.public import refused, request_actor, require_role


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def again(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    groups = [list(rows) for _, rows in groupby(outdated(timezone.localdate()), key=lambda one: one.law.pk)]
    posted = request.POST.get("law", "")
    forms = {}
    for rows in groups:
        law = rows[0].law
        form = CompareForm(
            request.POST if posted == law.key else None,
            auto_id=f"id_{law.key}_%s",
            listed=[(mark_of(one), said(one)) for one in rows],
        )
        forms[law.key] = (law, form, rows)
    if request.method == "POST":
        verdict = can_edit(actor)
        if not verdict:
            return refused(request, verdict.because)
        if posted in forms and (answer := _keep(request, *forms[posted][:2])):
            return answer
    context = {
        "groups": [{"law": law, "form": form, "count": len(rows)} for law, form, rows in forms.values()],
        "may_edit": can_edit(actor),
        "wrong": [form for _, form, _ in forms.values() if form.errors],
    }
    return render(request, "catalogue/officer/again.html", context, status=422 if context["wrong"] else 200)


def _keep(request: HttpRequest, law: Law, form: CompareForm) -> HttpResponse | None:
    """What was ticked is kept; None where something is wrong with the form."""
    if not form.is_valid():
        return None
    try:
        note = form.cleaned_data["note"]
        count = say_compared(
            law=law, marks=form.chosen(), note=note, by=request_actor(request), at=timezone.now()
        )
    except ChangeError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
    messages.success(request, f"已记下 {count} 处对照过《{law.title}》的现行文本。")
    return redirect("catalogue:laws_again")


def said(one: Outdated) -> str:
    """服务事项：法律援助（第 2 版），第四十一条、第四十三条；原来按 2021年公布"""
    version = f"（第 {one.citing.version} 版）" if one.citing.version else ""
    cited = "、".join(article_words(number) if number else "全文" for number in one.numbers)
    return (
        f"{one.citing.kind}：{one.citing.title}{version}，{cited}；原来按 {one.against or '没有登记的文本'}"
    )
