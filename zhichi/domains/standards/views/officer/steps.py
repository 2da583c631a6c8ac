"""The step that moves an assessment on: its form, and doing it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.standards import actions
from zhichi.domains.standards.access import READERS, can_do, past_of
from zhichi.domains.standards.enums import Verb
from zhichi.domains.standards.forms import WORDS, RecheckForm, WordsForm
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.views.officer.branch import assessment_or_404
from zhichi.foundation.accounts.public import Actor, refused, request_actor, require_role

ACTS: dict[Verb, Callable[..., Assessment]] = {
    Verb.SUBMIT: actions.submit,
    Verb.SEND_BACK: actions.send_back,
    Verb.REVIEW: actions.review,
    Verb.VERIFY: actions.verify,
    Verb.HAND_IN: actions.hand_in,
    Verb.RECHECK: actions.recheck,
    Verb.CERTIFY: actions.certify,
    Verb.REVOKE: actions.revoke,
}


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """What was typed stays whatever goes wrong."""
    actor, at = request_actor(request), timezone.now()
    assessment = assessment_or_404(actor, pk)
    if verb not in WORDS:
        raise Http404
    known = Verb(verb)
    verdict = can_do(actor, assessment, known, past_of(assessment))
    form = form_for(request, assessment, known)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return done(request, form, assessment, known, actor, at)
            except PermissionDenied as error:
                return refused(request, str(error))
            except actions.RefusedError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
                status = 409 if isinstance(error, actions.StaleError) else 422
                assessment.refresh_from_db(fields=["revision"])
        elif not verdict:
            return refused(request, verdict.because)
    elif not verdict:
        messages.warning(request, verdict.because)
        return redirect("standards:assessment", pk=pk)
    context = {
        "assessment": assessment,
        "title": known.label,
        "form": form,
        "grave": known in (Verb.REVOKE, Verb.CERTIFY),
    }
    return render(request, "standards/officer/do.html", context, status=status)


def form_for(request: HttpRequest, assessment: Assessment, verb: Verb) -> WordsForm:
    sent = (request.POST,) if request.method == "POST" else ()
    sheet = assessment.checklist.sheet
    if verb == Verb.RECHECK:
        tasks = list(assessment.rectifications.exclude(accepted=True))
        return RecheckForm(*sent, tasks=tasks, sheet=sheet)
    return WordsForm(*sent, verb=verb, sheet=sheet)


def done(
    request: HttpRequest, form: WordsForm, assessment: Assessment, verb: Verb, actor: Actor, at: datetime
) -> HttpResponse:
    seen = request.POST.get("revision", "")
    extra: dict[str, Any] = {}
    if isinstance(form, RecheckForm):
        extra["accepted"] = form.accepted()
    if "grade" in form.cleaned_data:
        extra["grade"] = form.cleaned_data["grade"]
    moved = ACTS[verb](
        assessment_id=assessment.pk,
        by=actor,
        at=at,
        words=form.cleaned_data["words"],
        revision=int(seen) if seen.isdigit() else None,
        **extra,
    )
    messages.success(request, f"已办：{verb.label}。现在是“{moved.get_state_display()}”。")
    return redirect("standards:assessment", pk=assessment.pk)
