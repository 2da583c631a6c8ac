"""From which day a draft is in force."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.actions import ProcedureError, StaleDraftError, next_version, publish_draft
from zhichi.foundation.procedures.forms import PublishForm
from zhichi.foundation.procedures.rules import EditError
from zhichi.foundation.procedures.rules.advice import advice_of
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting, seen_revision
from zhichi.foundation.procedures.views.officer.places import faults_here, linked


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def publish(request: HttpRequest, kind: str) -> HttpResponse:
    """From which day the draft is in force."""
    held = draft_or_404(kind)
    form = PublishForm(request.POST or None, initial=PublishForm.first(timezone.localdate()))
    faults = linked(kind, held.document, faults_here(held.document))
    advice = [] if faults else linked(kind, held.document, advice_of(held.document))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                version = publish_draft(
                    kind=kind,
                    revision=seen_revision(request),
                    effective_from=form.cleaned_data["effective_from"],
                    by=request_actor(request),
                    at=timezone.now(),
                )
            except StaleDraftError as error:
                form.add_error(None, str(error))
                status = 409
                held.refresh_from_db()
            except EditError as error:
                form.add_error(None, str(error))
            except ProcedureError as error:
                _told(form, error)
            else:
                messages.success(request, f"第{version.version}版已发布。")
                return redirect("procedures:version", kind, version.version)
    context = {"draft": held, "form": form, "faults": faults, "advice": advice, "number": next_version(kind)}
    return render(request, "procedures/officer/publish.html", context, status=status)


def _told(form: PublishForm, error: ProcedureError) -> None:
    """The day's own fault stands beside the day; the rest leads to where it is mended."""
    for fault in error.faults:
        form.add_error("effective_from" if fault.place == "effective_from" else None, fault.said)
