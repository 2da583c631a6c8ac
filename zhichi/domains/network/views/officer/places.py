"""What a split leaves to be said: in which part a point stands, where the people of a new village live."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.network.access import SETTLERS, can_settle
from zhichi.domains.network.actions import FactError, place_point, settle_village
from zhichi.domains.network.forms.placing import PlaceForm, SettleForm
from zhichi.domains.network.models import Locality, standing_of
from zhichi.domains.network.views.officer.register import PAGE, point_or_404
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.regions.public import Level, Region


@require_POST
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Say in which part of its split village a point stands."""
    actor, at = request_actor(request), timezone.now()
    point = point_or_404(actor, code)
    form = PlaceForm(request.POST, heirs=standing_of(point, timezone.localdate(at)).heirs)
    if form.is_valid():
        try:
            placed = place_point(by=actor, at=at, point=point, region=form.cleaned_data["region"])
        except FactError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"已登记：现在在{placed.stands_in}。")
    else:
        messages.error(request, "请选择这个服务点现在所在的村（社区）。")
    return redirect("network:office_point", code=code)


@require_safe
@require_role(*SETTLERS)
def villages(request: HttpRequest) -> HttpResponse:
    """Villages of which nobody has recorded where their people live: nothing can be measured from there."""
    today = timezone.localdate()
    placed = Locality.objects.filter(lon__isnull=False, people__isnull=False)
    rows = Region.objects.within(settings.ZHICHI_CITY).valid_on(today).filter(level=Level.VILLAGE)
    rows = rows.exclude(pk__in=placed.values("pk")).order_by("code")
    words = request.GET.get("q", "").strip()
    if words:
        rows = rows.filter(Q(full_name__contains=words) | Q(code=words))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "network/officer/villages.html", {"page": page, "q": words, "query": f"q={words}"})


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*SETTLERS)
def village(request: HttpRequest, code: str) -> HttpResponse:
    """Record where the people of one village live, and how many."""
    actor = request_actor(request)
    region = get_object_or_404(Region.objects.filter(level=Level.VILLAGE), pk=code)
    verdict = can_settle(actor, region)
    if not verdict:
        return refused(request, verdict.because)
    held = Locality.objects.filter(pk=code).first()
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            settle_village(by=actor, at=timezone.now(), region=region, **form.cleaned_data)
        except FactError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, f"已登记{region.name}的位置和人口，远近从明天起重新计算。")
            return redirect("network:office_villages")
    context = {"region": region, "held": held, "form": form}
    return render(request, "network/officer/village.html", context, status=422 if form.errors else 200)
