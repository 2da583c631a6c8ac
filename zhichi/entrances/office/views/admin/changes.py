"""区划变更: what became of divisions that were merged, split, given another code or another name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.entrances.office import access
from zhichi.entrances.office.forms import ChangeForm, TakeBackForm, UnitSearchForm
from zhichi.foundation.accounts.public import Role, refused, request_actor, require_role
from zhichi.foundation.regions.public import (
    FileFaults,
    Region,
    RegionError,
    RegionsChanged,
    RegionSuccessor,
    Tried,
    change_regions,
    take_back_change,
    try_changes,
)

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def changes(request: HttpRequest) -> HttpResponse:
    """What is recorded, the newest first, and the form for one more: looked at before it is confirmed."""
    actor = request_actor(request)
    verdict = access.can_change_regions(actor)
    if not verdict:
        return refused(request, verdict.because)
    form = ChangeForm(request.POST or None)
    tried: Tried | None = None
    if request.method == "POST" and form.is_valid():
        told = {
            "by": actor,
            "at": timezone.now(),
            "cells": form.rows(),
            "across": form.cleaned_data["across"],
        }
        try:
            if "confirm" in request.POST:
                messages.success(request, _told(change_regions(**told)))
                return redirect("office:region_changes")
            tried = try_changes(**told)
        except FileFaults as error:
            form.show(error.faults)
    search = UnitSearchForm(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    found = RegionSuccessor.objects.select_related("former", "successor").order_by(
        "-on", "former_id", "successor_id"
    )
    if text:
        either = Q(former__full_name__contains=text) | Q(successor__full_name__contains=text)
        found = found.filter(either | Q(former_id=text) | Q(successor_id=text))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "q": text, "query": request.GET.urlencode(), "tried": tried}
    return render(request, "office/admin/region_changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Take back a change that was recorded in error; a reason is asked and the ledger keeps both."""
    actor = request_actor(request)
    verdict = access.can_change_regions(actor)
    if not verdict:
        return refused(request, verdict.because)
    former = get_object_or_404(Region.objects.filter(successors__isnull=False).distinct(), pk=code)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back_change(by=actor, at=timezone.now(), former=former, reason=form.cleaned_data["reason"])
        except RegionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已更正：{former.name}照旧有效，请重新登记正确的变更。")
            return redirect("office:region_changes")
    links = former.successors.select_related("successor").order_by("successor_id")
    context = {"former": former, "links": links, "form": form}
    return render(request, "office/admin/region_take_back.html", context, status=422 if form.errors else 200)


def _told(done: RegionsChanged) -> str:
    if done.unchanged == done.rows:
        return "这次变更以前登记过，没有改动。"
    told = [
        ("停用", done.ended),
        ("新设", done.begun),
        ("改名", done.renamed),
    ]
    return "已登记：" + "，".join(f"{word} {count} 个区划" for word, count in told if count) + "。"
