"""The cases behind a figure."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.domains.catalogue.models.measure import MEASURERS, counted_at
from zhichi.domains.catalogue.models.measured_cases import cases_behind
from zhichi.domains.catalogue.views.officer.measure.asked import Asked, asked_of
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.cases.public import CaseQuerySet
from zhichi.foundation.procedures.public import ProcedureVersion, procedure_of
from zhichi.foundation.timelimits.public import Limit

PAGE = 20


@require_safe
@require_role(*MEASURERS)
def cases(request: HttpRequest, kind: str, version: int) -> HttpResponse:
    """The cases behind a figure, as far as the reader may know of them."""
    held = get_object_or_404(ProcedureVersion, kind=kind, version=version)
    asked, until = asked_of(request, timezone.localdate()), counted_at() or timezone.now()
    what = request.GET.get("what", "done")
    found = behind(request, held, what, asked, until)
    # The late ones in the order of their own index, which is the same.
    order = (
        ("-late_limits__closed_at", "-late_limits__case")
        if what.startswith("late.")
        else ("-closed_at", "-pk")
    )
    page = Paginator(found.order_by(*order).for_list(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "version": held, "what": described(what, held), "as_of": until}
    return render(request, "catalogue/officer/measure_cases.html", context | {"span": asked.span})


def behind(
    request: HttpRequest, held: ProcedureVersion, what: str, asked: Asked, until: datetime
) -> CaseQuerySet:
    found = cases_behind(
        request_actor(request), held, what, marks_of(held.pk), since=asked.since, until=until
    )
    if found is None:
        raise Http404
    return found


PLAIN = {
    "done": "办结的件",
    "visited": "到过现场的件",
    "online": "全程网办的件",
    "same_day": "当天办结的件",
    "returned": "退回补正过的件",
    "promised": "有书面承诺的件",
}


def described(what: str, version: ProcedureVersion) -> str:
    procedure = procedure_of(version.pk)
    sort, _, rest = what.partition(".")
    if sort == "verb":
        return f"走过“{procedure.verbs[rest].title if rest in procedure.verbs else rest}”的件"
    if sort == "lain":
        state = rest.split(".")[0]
        return f"在“{procedure.states[state].title if state in procedure.states else state}”等过的件"
    if sort in {"limit", "late"}:
        title = Limit.objects.filter(key=rest).values_list("title", flat=True).first() or rest
        return f"“{title}”{'超期' if sort == 'late' else '计过时'}的件"
    return PLAIN.get(what, what)
