"""权责清单 in the office: the list of today, what is being adjusted, and the beginning of an adjustment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.adjusting import open_adjustment
from zhichi.domains.catalogue.forms.powers import ListForm, OpenForm
from zhichi.domains.catalogue.models import Power, PowerAdjustment
from zhichi.domains.catalogue.models.powers_on import listed_on
from zhichi.domains.catalogue.views.citizen.powers import asked_day, narrowed
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import Case, RefusedError

SHOWN = 50


@require_safe
@require_role(*READERS)
def powers(request: HttpRequest) -> HttpResponse:
    actor, form = request_actor(request), ListForm(request.GET)
    day = asked_day(form)
    whole = listed_on(day)
    seen = PowerAdjustment.objects.filter(case__in=Case.objects.visible_to(actor).unfinished())
    context = {
        "form": form,
        "day": day,
        "rows": narrowed(form, whole),
        "whole": len(whole),
        "may_edit": can_edit(actor),
        "adjustments": seen.select_related("case__version", "power").order_by("-pk")[:SHOWN],
    }
    return render(request, "catalogue/officer/powers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def adjust(request: HttpRequest, code: str = "") -> HttpResponse:
    """Why the list, or one item of it, is to be adjusted; sending it begins the case."""
    actor, at = request_actor(request), timezone.now()
    verdict = can_edit(actor)
    if not verdict:
        return refused(request, verdict.because)
    power = get_object_or_404(Power, code=code) if code else None
    form = OpenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_adjustment(power=power, **form.cleaned_data, by=actor, at=at)
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已开始调整，编号 {made.case.number}。")
            return redirect("office:case", number=made.case.number)
    latest = power.versions.order_by("-version").first() if power else None
    context = {"form": form, "power": power, "version": latest}
    return render(request, "catalogue/officer/adjust.html", context, status=422 if form.errors else 200)
