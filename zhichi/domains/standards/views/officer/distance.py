"""How far every point is from its next grade, item by item, as the last night reckoned it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.public import Status
from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.forms import WhereForm
from zhichi.domains.standards.models import Checklist, KeptDistance
from zhichi.domains.standards.models.kept import lacking
from zhichi.domains.standards.models.lacking import lacking_most
from zhichi.domains.standards.views.officer.branch import my_points
from zhichi.domains.standards.views.officer.far import lacking_row, rows_of, with_
from zhichi.domains.standards.views.officer.lists import chips, counties_of, narrowed, page_of
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.regions.public import Tier

MOST = 10
ORDERS = {"far": "差得多的在前", "near": "差得少的在前"}


@require_safe
@require_role(*READERS)
def distance(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    asked = request.GET.copy()
    asked.setdefault("tier", Tier.VILLAGE)
    form = WhereForm(asked, counties=counties_of(actor), any_tier=False)
    points = my_points(actor).filter(narrowed(form, actor), status=Status.OPERATING)
    current = Checklist.objects.current(timezone.localdate(at))
    checklist = current.filter(tier=form.cleaned_data.get("tier", "")).first()
    kept = KeptDistance.objects.filter(checklist=checklist, point__in=points.order_by().values("pk"))
    sheet = checklist.sheet if checklist else None
    known = list(kept.values_list("known", flat=True)) if sheet else []
    item, order = request.GET.get("item", ""), request.GET.get("order", "far")
    chosen = next((one for one in sheet.items if one.code == item), None) if sheet else None
    shown = lacking(kept, sheet, chosen.code) if sheet and chosen else kept
    shown = shown.order_by(*(("-score", "-pk") if order == "near" else ("score", "pk")))
    page = page_of(request, shown)
    context = {
        "form": form,
        "active": chips(request, form, skip="tier"),
        "sheet": sheet,
        "count": len(known),
        "lacking": [lacking_row(request, one) for one in lacking_most(sheet, known)[:MOST]] if sheet else [],
        "chosen": chosen,
        "orders": [
            {"title": title, "url": f"?{with_(request, order=key)}", "current": key == order}
            for key, title in ORDERS.items()
        ],
        "page": page,
        "rows": rows_of(points, sheet, list(page), at) if sheet else [],
        "as_of": KeptDistance.objects.filter(checklist=checklist)
        .values_list("reckoned_at", flat=True)
        .first(),
    }
    return render(request, "standards/officer/distance.html", context)
