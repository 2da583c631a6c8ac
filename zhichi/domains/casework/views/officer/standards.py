"""经济困难标准: what holds where and since when; the city's desk adds the next one."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.casework.access import READERS, can_set_standard
from zhichi.domains.casework.actions import StandardError, set_standard
from zhichi.domains.casework.forms import StandardForm
from zhichi.domains.casework.models import HardshipStandard
from zhichi.domains.casework.rules.outlook import yuan
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.regions.public import region_of


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def standards(request: HttpRequest) -> HttpResponse:
    actor, now = request_actor(request), timezone.now()
    day, may = timezone.localdate(now), can_set_standard(actor)
    if request.method == "POST" and not may:
        return refused(request, may.because)
    city = region_of(settings.ZHICHI_CITY)
    form = StandardForm(request.POST or None, city=city, on=day) if city and may else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            set_standard(standard=form.standard(), by=actor, at=now)
        except StandardError as error:
            form.add_error("valid_from", str(error))
        else:
            messages.success(request, "已登记，预判从这天起按它算。")
            return redirect("casework:standards")
    rows = [row_of(one, day) for one in HardshipStandard.objects.select_related("region")]
    context = {"rows": rows, "form": form, "because": may.because}
    return render(
        request, "casework/officer/standards.html", context, status=422 if form and form.errors else 200
    )


def row_of(one: HardshipStandard, day: date) -> dict[str, Any]:
    holds = one.valid_from <= day and (one.valid_to is None or one.valid_to > day)
    return {"one": one, "minimum": yuan(one.minimum_fen), "holds": holds}
