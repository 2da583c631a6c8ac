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
from zhichi.domains.catalogue.views.officer.measure.unfinished import WHAT, listed
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.cases.public import CaseQuerySet
from zhichi.foundation.procedures.public import ProcedureVersion, limits_of_the_party, procedure_of
from zhichi.foundation.timelimits.public import Limit

PAGE = 20


@require_safe
@require_role(*MEASURERS)
def cases(request: HttpRequest, kind: str, version: int) -> HttpResponse:
    """The cases behind a figure, as far as the reader may know of them."""
    held = get_object_or_404(ProcedureVersion, kind=kind, version=version)
    asked, until = asked_of(request, timezone.localdate()), counted_at() or timezone.now()
    what = request.GET.get("what", "done")
    waits = what.partition(".")[0] == WHAT
    found = behind(request, held, what, asked, until)
    page = Paginator(found.order_by(*order_of(what)).for_list(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "version": held, "what": described(what, held)}
    context |= {"as_of": timezone.now() if waits else until, "waits": waits}
    return render(request, "catalogue/officer/measure_cases.html", context | {"span": asked.span})


def order_of(what: str) -> tuple[str, str]:
    """The late ones in the order of their own index, which is the same; what is not done by what is due first."""
    if what.startswith("late."):
        return "-late_limits__closed_at", "-late_limits__case"
    return ("due_on", "pk") if what.partition(".")[0] == WHAT else ("-closed_at", "-pk")


def behind(
    request: HttpRequest, held: ProcedureVersion, what: str, asked: Asked, until: datetime
) -> CaseQuerySet:
    actor = request_actor(request)
    found = (
        listed(actor, held, what, asked.since, timezone.localdate())
        if what.partition(".")[0] == WHAT
        else cases_behind(actor, held, what, marks_of(held.pk), since=asked.since, until=until)
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
        passed = "到期没有用" if rest in limits_of_the_party(version.pk) else "超期"
        return f"“{title}”{passed if sort == 'late' else '计过时'}的件"
    if sort == WHAT:
        return "现在还没办结、已经超期的件"
    return PLAIN.get(what, what)
