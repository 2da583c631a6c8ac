"""One drawn point in the hand of whoever visits it: where it is, begin the visit, or let a substitute step in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.coverage.access import SUPERVISORS, can_substitute
from zhichi.domains.coverage.actions.sampling import SampleError
from zhichi.domains.coverage.actions.visiting import begin_sampled_visit, substitute
from zhichi.domains.coverage.forms import BeginForm, ReasonForm
from zhichi.domains.coverage.models import SampledPoint
from zhichi.domains.network.public import FactError, Verification
from zhichi.foundation.accounts.public import request_actor, require_role


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*SUPERVISORS)
def sampled(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    own = SampledPoint.objects.visible_to(actor).answered()
    drawn = get_object_or_404(
        own.select_related("sample", "point__region", "point__unit"), sample__code=code, pk=pk
    )
    begin = BeginForm(request.POST if "begin" in request.POST else None)
    replace = ReasonForm(request.POST if "replace" in request.POST else None)
    try:
        if begin.is_bound and begin.is_valid():
            visit = begin_sampled_visit(by=actor, at=at, sampled=drawn, method=begin.cleaned_data["method"])
            return redirect("network:office_visit_end", pk=visit.pk)
        if replace.is_bound and replace.is_valid():
            other = substitute(by=actor, at=at, sampled=drawn, reason=replace.cleaned_data["reason"])
            messages.success(request, f"已启用替补：{other.point.name}。")
            return redirect("coverage:sample", code)
    except (SampleError, FactError) as error:
        form = begin if begin.is_bound else replace
        form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "drawn": drawn,
        "sample": drawn.sample,
        "point": drawn.point,
        "begin": begin,
        "replace": replace,
        "answer": Verification.objects.filter(pk=drawn.found).first() if drawn.found else None,
        "successor": SampledPoint.objects.filter(replaces=drawn).exists(),
        "may_replace": can_substitute(actor, drawn),
    }
    return render(request, "coverage/officer/sampled.html", context)
