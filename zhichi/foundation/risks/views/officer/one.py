"""One file as a court would read it: what is there, what is not, what endangers it; a signal given, a reason said."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.risks.access import can_assign, can_close
from zhichi.foundation.risks.actions import assign, close
from zhichi.foundation.risks.forms import AssignForm, CloseForm
from zhichi.foundation.risks.models import RiskSignal, checked, standing
from zhichi.foundation.risks.models.finding import source_of
from zhichi.foundation.risks.views.officer.listing import gate

AROUND = ("unit", "county_unit", "handler")


@require_safe
@gate
def file(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, _case_or_404(request_actor(request), number))


def _page(
    request: HttpRequest, case: Case, tried: int = 0, form: AssignForm | CloseForm | None = None
) -> HttpResponse:
    """`tried`: the signal whose form came back with a fault."""
    actor = request_actor(request)
    rows = []
    for one in standing([case.pk]).get(case.pk, ()):
        one.case, one.unit = case, case.unit
        back = form if one.pk == tried else None
        giving = back if isinstance(back, AssignForm) else AssignForm(signal=one)
        saying = back if isinstance(back, CloseForm) else CloseForm(prefix=None, auto_id=f"id_{one.pk}_%s")
        may_give, may_say = can_assign(actor, one), can_close(actor, one)
        rows.append({"one": one, "give": giving if may_give else None, "say": saying if may_say else None})
    items = checked(case, at=timezone.now())
    there = sum(item.there for item in items)
    context = {"case": case, "rows": rows, "items": items, "there": there, "wanted": len(items)}
    return render(request, "risks/officer/file.html", context, status=400 if form else 200)


@require_POST
@gate
def assigning(request: HttpRequest, pk: int) -> HttpResponse:
    found = _one_or_404(request_actor(request), pk)
    form = AssignForm(request.POST, signal=found)
    if not form.is_valid():
        return _page(request, found.case, found.pk, form)
    try:
        assign(signal=found, to=form.officer, by=request_actor(request), at=timezone.now())
        messages.success(request, f"已交给{form.officer.name}处理。")
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("risks:file", number=found.case.number)


@require_POST
@gate
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    found = _one_or_404(request_actor(request), pk)
    form = CloseForm(request.POST, auto_id=f"id_{pk}_%s")
    if form.is_valid():
        try:
            close(
                signal=found,
                because=form.cleaned_data["because"],
                by=request_actor(request),
                at=timezone.now(),
            )
            messages.success(request, "理由已记下，留在案卷旁边。")
            return redirect("risks:file", number=found.case.number)
        except RefusedError as error:
            if error.field != "because":
                messages.error(request, str(error))
                return redirect("risks:file", number=found.case.number)
            form.add_error("because", str(error))
    return _page(request, found.case, found.pk, form)


def _case_or_404(actor: Actor, number: str) -> Case:
    found = Case.objects.visible_to(actor).select_related(*AROUND).filter(number=number).first()
    if found is None or source_of(found.kind) is None:
        raise Http404
    return found


def _one_or_404(actor: Actor, pk: int) -> RiskSignal:
    rows = RiskSignal.objects.visible_to(actor).select_related("unit", *(f"case__{one}" for one in AROUND))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
