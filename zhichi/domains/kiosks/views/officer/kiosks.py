"""The kiosks of an officer's branches: who calls, how they are used, one kiosk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.kiosks.access import READERS, can_help, can_keep
from zhichi.domains.kiosks.models import Call, Kiosk, Use
from zhichi.domains.kiosks.models.use import counted
from zhichi.domains.kiosks.views.officer.figures import by_kiosk, by_task, month_of
from zhichi.foundation.accounts.public import request_actor, require_role


@require_safe
@require_role(*READERS)
def kiosks(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    since = month_of(at)
    mine = Kiosk.objects.visible_to(actor).select_related("point").order_by("retired_at", "code")
    calls = Call.objects.visible_to(actor).open().select_related("kiosk__point__unit").order_by("called_at")
    context = {
        "calls": [{"call": call, "may": bool(can_help(actor, call.kiosk))} for call in calls],
        "rows": by_kiosk(mine, since),
        "since": since,
        "keeps": any(can_keep(actor, path) for path in actor.paths()),
    }
    return render(request, "kiosks/officer/kiosks.html", context)


@require_safe
@require_role(*READERS)
def kiosk(request: HttpRequest, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    found = get_object_or_404(
        Kiosk.objects.visible_to(actor).select_related("point__unit", "point__region"), pk=pk
    )
    return render(request, "kiosks/officer/kiosk.html", page_of(request, found, month_of(at)))


def page_of(request: HttpRequest, found: Kiosk, since: object, **more: object) -> dict[str, object]:
    uses = Use.objects.filter(kiosk=found, began_at__gte=since)
    facts = [
        {"label": "服务点", "value": found.point.name},
        {"label": "摆放位置", "value": found.place or "没有写"},
        {"label": "状态", "value": found.state},
        {"label": "读卡器", "value": "已配密钥" if found.reader_key else "没有配"},
    ]
    return {
        "kiosk": found,
        "facts": facts,
        "counts": counted(uses),
        "tasks": by_task(uses),
        "since": since,
        "helps": bool(can_help(request_actor(request), found)),
        "may": bool(can_keep(request_actor(request), found.point.unit.path)),
        **more,
    }
