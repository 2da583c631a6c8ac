"""The file of a case: what is in it, how it was frozen, what is missing, what came in late."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import Case, RefusedError, seen_case, tell_of_reading
from zhichi.foundation.dossiers.access import can_add, can_hold, can_propose, can_take_out
from zhichi.foundation.dossiers.actions.adding import add_late
from zhichi.foundation.dossiers.actions.destroying import propose_destruction
from zhichi.foundation.dossiers.actions.freezing import unfrozen
from zhichi.foundation.dossiers.actions.gathering import gathered, lacking
from zhichi.foundation.dossiers.actions.holding import lift_hold, set_hold
from zhichi.foundation.dossiers.actions.opening import freezes_with_content, kept_in
from zhichi.foundation.dossiers.forms import LateForm, OpinionForm, PurposeForm, ReasonForm
from zhichi.foundation.dossiers.models import Destruction, Dossier, composition_of
from zhichi.foundation.dossiers.views.officer.listing import gate
from zhichi.foundation.files.public import FileFault, store
from zhichi.kernel import writes

AROUND = ("case__unit", "case__county_unit")


def case_or_404(actor: Actor, number: str) -> Case:
    case = seen_case(actor, number)
    if case is None:
        raise Http404
    return case


def dossier_or_404(actor: Actor, number: str) -> Dossier:
    """The frozen file of a case of which this actor may know."""
    case = case_or_404(actor, number)
    found = Dossier.objects.select_related(*AROUND).filter(case=case).first()
    if found is None:
        raise Http404
    return found


@require_safe
@gate
def one(request: HttpRequest, number: str) -> HttpResponse:
    actor = request_actor(request)
    case = case_or_404(actor, number)
    with writes.allowed("the log of who read a file that names people"):
        tell_of_reading(case=case, purpose="查看卷宗目录", by=actor, at=timezone.now())
    dossier = Dossier.objects.select_related(*AROUND).filter(case=case).first()
    return shown(request, actor, case, dossier)


def shown(
    request: HttpRequest, actor: Actor, case: Case, dossier: Dossier | None, **forms: object
) -> HttpResponse:
    """The page, with a refused form in place of a fresh one; before the first freeze what lies there so far."""
    rule = composition_of(case.kind)
    context: dict[str, object] = {"case": case, "dossier": dossier, "rule": rule}
    if dossier is None:
        items = gathered(case, rule)
        context |= {"items": [item for _, item in items], "lacks": lacking(case, rule, items)}
        return render(request, "dossiers/officer/open.html", context)
    freezes = freezes_with_content(dossier)
    kept = kept_in(dossier, freezes)
    context |= {
        "freezes": freezes,
        "kept": [(one, rule.title_of(rule.place_of(one.line["key"]))) for one in kept],
        "pages": kept[-1].place.last if kept else 0,
        "waiting": [] if dossier.is_destroyed else unfrozen(dossier),
        "holds": list(dossier.holds.all()),
        "destruction": Destruction.objects.filter(dossier=dossier).first(),
        "may_take": can_take_out(actor, case),
        "may_add": can_add(actor, dossier),
        "may_hold": can_hold(actor, dossier),
        "may_propose": can_propose(actor, dossier),
        "purpose_form": PurposeForm(),
        "late_form": LateForm(),
        "reason_form": ReasonForm(),
        "opinion_form": OpinionForm(),
        **forms,
    }
    bad = any(getattr(form, "errors", None) for form in forms.values())
    return render(request, "dossiers/officer/one.html", context, status=422 if bad else 200)


@require_POST
@gate
def late(request: HttpRequest, number: str) -> HttpResponse:
    """A paper that comes in after the decision."""
    actor, at = request_actor(request), timezone.now()
    dossier = dossier_or_404(actor, number)
    form = LateForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            verdict = can_add(actor, dossier)
            if not verdict:
                raise RefusedError(verdict.because)
            stored = store(upload=given["paper"], by=actor, at=at)
            add_late(
                dossier=dossier, papers=[(stored, given["name"])], reason=given["reason"], by=actor, at=at
            )
            messages.success(request, "已补入并固定，标为“决定以后补入”。")
            return redirect("dossiers:one", number)
        except FileFault as error:
            form.add_error("paper", str(error))
        except RefusedError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return shown(request, actor, dossier.case, dossier, late_form=form)


@require_POST
@gate
def holding(request: HttpRequest, number: str) -> HttpResponse:
    """Hold the file back from destruction, or let it go again."""
    actor, at = request_actor(request), timezone.now()
    dossier = dossier_or_404(actor, number)
    form = ReasonForm(request.POST)
    if form.is_valid():
        deed = lift_hold if dossier.held else set_hold
        try:
            deed(dossier=dossier, reason=form.cleaned_data["reason"], by=actor, at=at)
            messages.success(request, "已恢复，期满后可以销毁。" if deed is lift_hold else "已暂停销毁。")
            return redirect("dossiers:one", number)
        except RefusedError as error:
            form.add_error(None, str(error))
    return shown(request, actor, dossier.case, dossier, reason_form=form)


@require_POST
@gate
def proposing(request: HttpRequest, number: str) -> HttpResponse:
    """Propose that the file be destroyed."""
    actor, at = request_actor(request), timezone.now()
    dossier = dossier_or_404(actor, number)
    form = OpinionForm(request.POST)
    if form.is_valid():
        try:
            propose_destruction(dossier=dossier, opinion=form.cleaned_data["opinion"], by=actor, at=at)
            messages.success(request, "已提出销毁，等另一位负责人审批。")
            return redirect("dossiers:destructions")
        except RefusedError as error:
            form.add_error(None, str(error))
    return shown(request, actor, dossier.case, dossier, opinion_form=form)
