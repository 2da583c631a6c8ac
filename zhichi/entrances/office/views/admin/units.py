"""机构: the tree of units in front of the system administrator, one unit, a new one, and the single acts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.entrances.office import access
from zhichi.entrances.office.forms import (
    CloseForm,
    LeaveForm,
    MoveForm,
    NewUnitForm,
    RenameForm,
    ServeForm,
    UnitSearchForm,
)
from zhichi.foundation.accounts.public import Actor, Post, Role, refused, request_actor, require_role
from zhichi.foundation.cases.public import Case
from zhichi.foundation.regions.public import (
    FileFaults,
    RegionError,
    Unit,
    UnitRegion,
    change_unit,
    close_unit,
    leave_region,
    move_unit,
    put_units,
    serve_region,
)
from zhichi.kernel.verdict import Verdict

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do to a unit: its form takes the names in `wants` besides what was typed."""

    title: str
    allowed: Callable[[Actor, Unit], Verdict]
    form: Callable[..., forms.Form]
    do: Callable[..., object]
    done: str
    wants: tuple[str, ...] = ()


ACTS = {
    "rename": Act("改名称或电话", access.can_change_unit, RenameForm, change_unit, "已改好。", ("unit",)),
    "move": Act("调整隶属", access.can_uproot, MoveForm, move_unit, "已调整隶属。", ("units",)),
    "serve": Act("增加服务区划", access.can_give_regions, ServeForm, serve_region, "已增加服务区划。"),
    "leave": Act(
        "减少服务区划", access.can_give_regions, LeaveForm, leave_region, "已减少服务区划。", ("unit",)
    ),
    "close": Act("撤销机构", access.can_uproot, CloseForm, close_unit, "机构已撤销。"),
}


@require_safe
@require_role(Role.SYSTEM_ADMIN)
def units(request: HttpRequest) -> HttpResponse:
    """The heads of what I answer for with what stands under them; or what a search finds, fifty a page."""
    actor = request_actor(request)
    search = UnitSearchForm(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    mine = access.with_count(access.units_of(actor))
    context: dict[str, Any] = {"q": text, "query": request.GET.urlencode()}
    if text:
        found = mine.filter(Q(name__contains=text) | Q(code__startswith=text)).order_by("code")
        context["page"] = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    else:
        roots = access.roots_of(actor)
        shown = list(mine.filter(Q(path__in=roots) | Q(parent__path__in=roots)).order_by("code"))
        context["trees"] = [
            (root, [unit for unit in shown if unit.parent_id == root.pk])
            for root in shown
            if root.path in roots
        ]
    return render(request, "office/admin/units.html", context)


@require_safe
@require_role(Role.SYSTEM_ADMIN)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: where it stands, what it serves and served, what stands under it, and what may be done."""
    actor = request_actor(request)
    shown = get_object_or_404(access.units_of(actor), pk=pk)
    below = access.with_count(Unit.objects.filter(parent=shown)).order_by("valid_to", "code")
    context = {
        "shown": shown,
        "above": list(access.units_of(actor).filter(pk__in=shown.path_ids[:-1]).order_by("path")),
        "served": UnitRegion.objects.filter(unit=shown)
        .select_related("region")
        .order_by("region", "valid_from"),
        "page": Paginator(below, PER_PAGE).get_page(request.GET.get("page")),
        "acts": [(slug, act.title, act.allowed(actor, shown)) for slug, act in ACTS.items()],
        "may_add": access.can_change_unit(actor, shown),
    }
    return render(request, "office/admin/unit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def new_unit(request: HttpRequest) -> HttpResponse:
    """Set up a unit under one of mine; checked as a row of a table is."""
    actor = request_actor(request)
    start = {"parent": request.GET.get("under", ""), "valid_from": timezone.localdate()}
    form = NewUnitForm(request.POST or None, units=access.units_of(actor), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            put_units(by=actor, at=timezone.now(), cells={1: form.cells()})
        except FileFaults as error:
            form.show(error.faults)
        else:
            made = Unit.objects.get(code=form.cleaned_data["code"])
            messages.success(request, f"{made.name}已设立。")
            return redirect("office:admin_unit", pk=made.pk)
    return render(request, "office/admin/unit_form.html", {"form": form, "title": "设立机构"})


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def act(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One of ACTS on a unit: its form, and the doing; 403 with the reason when it is not mine to do."""
    chosen, actor = ACTS.get(slug), request_actor(request)
    if chosen is None:
        raise Http404
    shown = get_object_or_404(access.units_of(actor), pk=pk)
    verdict = chosen.allowed(actor, shown)
    if not verdict:
        return refused(request, verdict.because)
    known = {"unit": shown, "units": access.units_of(actor)}
    form = chosen.form(request.POST or None, **{name: known[name] for name in chosen.wants})
    if request.method == "POST" and form.is_valid():
        left = _left(shown) if slug == "close" else ""
        try:
            if left:
                raise RegionError(left)
            chosen.do(by=actor, at=timezone.now(), unit=shown, **form.cleaned_data)
        except RegionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{shown.name}：{chosen.done}")
            return redirect("office:admin_unit", pk=pk)
    return render(
        request, "office/admin/unit_form.html", {"form": form, "title": chosen.title, "shown": shown}
    )


def _left(unit: Unit) -> str:
    """Why a unit cannot be closed yet: the cases on its desk, and the people at it."""
    cases = Case.objects.unfinished().filter(unit=unit).count()
    if cases:
        return f"还有 {cases} 件没有办结的案件在这个机构，请先转出或办结。"
    posts = Post.objects.on(timezone.localdate()).filter(unit=unit).count()
    return f"还有 {posts} 个在用的岗位在这个机构，请先由安全管理员终止。" if posts else ""
