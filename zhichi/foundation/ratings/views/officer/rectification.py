"""One bad grade: what was said, what was done about it, and the next step."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts.public import Actor, refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError, StaleError
from zhichi.foundation.ratings.access import READERS, can_do
from zhichi.foundation.ratings.actions import Contact, Told, reveal_contact, step
from zhichi.foundation.ratings.actions.clockwork import clocks_of
from zhichi.foundation.ratings.actions.revealing import CALLING
from zhichi.foundation.ratings.enums import Verb
from zhichi.foundation.ratings.forms import PurposeForm, StepForm
from zhichi.foundation.ratings.models import Rectification
from zhichi.foundation.ratings.rules import verbs_in
from zhichi.foundation.ratings.views.officer.showing import day_of
from zhichi.foundation.sockets.public import item_title

PAGE = "ratings/officer/rectification.html"


def one_or_404(actor: Actor, pk: int) -> Rectification:
    rows = Rectification.objects.visible_to(actor).select_related("rating__case__region", "unit")
    return get_object_or_404(rows, pk=pk)


@require_safe
@require_role(*READERS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    return page(request, one_or_404(actor, pk), actor)


def page(
    request: HttpRequest,
    one: Rectification,
    actor: Actor,
    *,
    contacts: list[Contact] | None = None,
    purpose: PurposeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    verbs = [(verb, can_do(actor, one, verb)) for verb in verbs_in(one.state)]
    case = one.rating.case
    context: dict[str, Any] = {
        "one": one,
        "rating": one.rating,
        "item": item_title(case.item, case.item_version),
        "steps": one.steps.all(),
        "clocks": clocks_of(one),
        "day": day_of(one, timezone.localdate()),
        "verbs": [verb for verb, verdict in verbs if verdict],
        "closed_verbs": [(verb.label, verdict.because) for verb, verdict in verbs if not verdict],
        "calling": one.state in CALLING,
        "contacts": contacts,
        "purpose": purpose or PurposeForm(),
    }
    response = render(request, PAGE, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@require_role(*READERS)
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and telephone of the evaluator on the answer itself, with a purpose, each look on the ledger."""
    actor = request_actor(request)
    one, form = one_or_404(actor, pk), PurposeForm(request.POST)
    if not form.is_valid():
        return page(request, one, actor, purpose=form, status=422)
    try:
        found = reveal_contact(
            rectification_id=pk, purpose=form.cleaned_data["purpose"], by=actor, at=timezone.now()
        )
    except RefusedError as error:
        form.add_error("purpose", str(error))
        return page(request, one, actor, purpose=form, status=422)
    return page(request, one, actor, contacts=found)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    actor = request_actor(request)
    one = one_or_404(actor, pk)
    verdict = can_do(actor, one, verb) if verb in Verb.values else None
    if not verdict:
        return refused(request, verdict.because if verdict is not None else "没有这一步。")
    form, status = StepForm(request.POST or None, verb=verb), 200
    if request.method == "POST":
        status = 422
        seen = request.POST.get("revision", "")
        if form.is_valid():
            try:
                step(
                    rectification_id=pk,
                    verb=verb,
                    told=Told(**form.told()),
                    by=actor,
                    at=timezone.now(),
                    revision=int(seen) if seen.isdigit() else None,
                )
                messages.success(request, f"已办：{Verb(verb).label}。")
                return redirect("ratings:rectification", pk=pk)
            except PermissionDenied as error:
                return refused(request, str(error))
            except RefusedError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
                status = 409 if isinstance(error, StaleError) else 422
                one.refresh_from_db(fields=["revision"])
    context = {"one": one, "rating": one.rating, "form": form, "title": Verb(verb).label}
    return render(request, "ratings/officer/do.html", context, status=status)
