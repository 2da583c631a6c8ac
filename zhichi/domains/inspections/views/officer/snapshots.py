"""A directory is frozen; what was frozen is looked at and published."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.domains.inspections.access import can_publish, units_of
from zhichi.domains.inspections.actions import DirectoryError, freeze, publish
from zhichi.domains.inspections.models import Snapshot
from zhichi.domains.inspections.views.officer.directories import gate, unit_seen
from zhichi.foundation.accounts.public import request_actor


@require_POST
@gate
def freezing(request: HttpRequest, pk: int, directory: str) -> HttpResponse:
    actor = request_actor(request)
    unit = unit_seen(actor, pk, directory)
    try:
        made = freeze(unit=unit, directory=directory, by=actor, at=timezone.now())
    except DirectoryError as error:
        messages.error(request, str(error))
        return redirect("inspections:directory", pk=pk, directory=directory)
    return redirect("inspections:snapshot", pk=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    """One snapshot with its digests; a POST publishes it."""
    actor, told = request_actor(request), ""
    one = get_object_or_404(Snapshot.objects.select_related("unit"), pk=pk)
    if one.unit not in units_of(actor):
        raise Http404
    if request.method == "POST":
        try:
            publish(snapshot=one, by=actor, at=timezone.now())
        except DirectoryError as error:
            told = str(error)
        else:
            messages.success(request, "已公布，谁都可以查看和下载。")
            return redirect("inspections:snapshot", pk=pk)
    context = {
        "snapshot": one,
        "whole": one.is_whole,
        "publishes": can_publish(actor, one.unit),
        "told": told,
    }
    return render(request, "inspections/officer/snapshot.html", context, status=422 if told else 200)
