"""本单位: exceptions first — what is overdue and where it lies, each number one click from its cases."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.office.desk import addresses, page_of, rows_for
from zhichi.entrances.office.menu import CASE_ROLES
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.procedures.public import Phase
from zhichi.foundation.regions.public import Unit


@require_safe
def unit(request: HttpRequest) -> HttpResponse:
    """Desks in my scope with open and overdue work, the most overdue first; no ranking of people."""
    actor = request_actor(request)
    if not any(post.role in CASE_ROLES for post in actor.posts):
        return redirect("accounts:me")
    now = timezone.now()
    today = timezone.localdate(now)
    counted = list(
        Case.objects.visible_to(actor)
        .exclude(phase=Phase.DONE)
        .order_by()
        .values("unit_id", "unit__name")
        .annotate(
            open=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=today)),
            today=Count("pk", filter=Q(due_on=today)),
        )
        .order_by("-overdue", "-open", "unit_id")[:200]
    )
    totals = {name: sum(row[name] for row in counted) for name in ("open", "overdue", "today")}
    address = addresses("office:desk")
    desks = [{**row, "url": address(row["unit_id"])} for row in counted]
    return render(request, "office/supervisor/unit.html", {"desks": desks, "totals": totals, "as_of": now})


@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The cases behind one desk's number."""
    actor = request_actor(request)
    held = get_object_or_404(Unit, pk=pk)
    cases = Case.objects.visible_to(actor).unfinished().filter(unit=held)
    if not actor.within(held.path) and not cases.exists():
        raise Http404
    if request.GET.get("overdue"):
        cases = cases.overdue(on=timezone.localdate())
    page = page_of(request, cases.soonest_first().for_list())
    context = {"held": held, "page": page, "rows": rows_for(page)}
    return render(request, "office/supervisor/desk.html", context)
