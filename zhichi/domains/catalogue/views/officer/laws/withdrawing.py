"""Taking back a change that was recorded by mistake: one officer asks, another decides."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.catalogue.access import READERS, can_decide_withdrawal, can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.withdrawing import (
    ask_withdrawal,
    refuse_withdrawal,
    withdraw_change,
)
from zhichi.domains.catalogue.forms.withdrawing import AskForm, DecideForm
from zhichi.domains.catalogue.models import ArticleChange, ChangeWithdrawal
from zhichi.domains.catalogue.models.withdrawable import hindrance
from zhichi.domains.catalogue.views.officer.laws.settling import BESIDE, page_of
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for it; or, once somebody has asked, decide."""
    verdict = can_edit(request_actor(request))
    if not verdict:
        return refused(request, verdict.because)
    held = get_object_or_404(ArticleChange.objects.select_related(*BESIDE), pk=pk)
    asked = held.withdrawals.filter(accepted__isnull=True).first()
    if asked is None and held.withdrawn_at is not None:
        return redirect("catalogue:change", pk=pk)
    return _decide(request, held, asked) if asked else _ask(request, held)


def _ask(request: HttpRequest, held: ArticleChange) -> HttpResponse:
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            ask_withdrawal(
                change=held,
                reason=form.cleaned_data["reason"],
                by=request_actor(request),
                at=timezone.now(),
            )
        except ChangeError as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, "已提出撤回，等另一位人员核准。核准以前，登记继续有效。")
            return redirect("catalogue:change", pk=held.pk)
    return _page(request, held, form, None)


def _decide(request: HttpRequest, held: ArticleChange, asked: ChangeWithdrawal) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if form.cleaned_data["accepted"]:
                withdraw_change(withdrawal=asked, by=actor, at=at)
                said = "已撤回，登记以前的条文继续有效。"
            else:
                refuse_withdrawal(withdrawal=asked, answer=form.cleaned_data["answer"], by=actor, at=at)
                said = "已记下不同意，变动登记继续有效。"
        except PermissionError as error:
            return refused(request, str(error))
        except (ChangeError, RefusedError) as error:
            field = getattr(error, "field", "")
            form.add_error(field if field in form.fields else None, str(error))
        else:
            messages.success(request, said)
            return redirect("catalogue:change", pk=held.pk)
    return _page(request, held, form, asked)


def _page(
    request: HttpRequest, held: ArticleChange, form: AskForm | DecideForm, asked: ChangeWithdrawal | None
) -> HttpResponse:
    context = {
        **page_of(request, held),
        "form": form,
        "asked": asked,
        "verdict": can_decide_withdrawal(request_actor(request), asked) if asked else None,
        "hindrance": hindrance(held),
    }
    return render(request, "catalogue/officer/withdraw.html", context, status=422 if form.errors else 200)
