"""What is served in a case, and planning one more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.service.access import can_serve
from zhichi.foundation.service.actions import plan
from zhichi.foundation.service.forms import PlanForm
from zhichi.foundation.service.models import Service
from zhichi.foundation.service.models.sections import said_of
from zhichi.foundation.service.views.officer.reaching import case_or_404, gate


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def of_case(request: HttpRequest, number: str) -> HttpResponse:
    actor = request_actor(request)
    case = case_or_404(actor, number)
    may = can_serve(actor, case)
    form = PlanForm(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        try:
            service = plan(case=case, by=actor, at=timezone.now(), **form.wanted)
            messages.success(request, f"已登记：{service}，请选送达方式。")
            return redirect("service:one", service.pk)
        except RefusedError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    rows = [(one, said_of(one)) for one in Service.objects.filter(case=case).select_related("party")]
    context = {"case": case, "rows": rows, "form": form, "may": may}
    return render(request, "service/officer/of_case.html", context, status=422 if form.errors else 200)
