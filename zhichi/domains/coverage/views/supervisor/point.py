"""One point as the evidence shows it: every sign with its sentence, and what the county says."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.coverage.access import VIEWERS, can_answer
from zhichi.domains.coverage.actions import answer_hollow
from zhichi.domains.coverage.forms import AnswerForm
from zhichi.domains.coverage.models import PointStanding
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.views.supervisor.showing import paths_of
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import refused, request_actor, require_role

KINDS = {"alive": "green", "weak": "amber", "hollow": "red"}


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*VIEWERS)
def point(request: HttpRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    actor, at = request_actor(request), timezone.now()
    standing = PointStanding.objects.select_related("point__unit").filter(pk=found.pk).first()
    verdict = can_answer(actor, standing) if standing else None
    form = AnswerForm(request.POST or None, on=timezone.localdate(at))
    if request.method == "POST":
        if standing is None or not verdict:
            return refused(
                request, verdict.because if verdict is not None else "这个服务点还没有计算过活力。"
            )
        if form.is_valid():
            answer_hollow(by=actor, at=at, standing=standing, **form.cleaned_data)
            messages.success(request, "已答复，市局在疑似空壳名单上能看到。")
            return redirect("coverage:point", code=code)
    signals = sorted(standing.signals, key=lambda each: -abs(each["points"])) if standing else []
    context = {
        "point": found,
        "standing": standing,
        "light": KINDS[standing.standing] if standing else "grey",
        "against": [each for each in signals if each["points"] < 0],
        "life": [each for each in signals if each["points"] >= 0],
        "answers": found.hollow_answers.order_by("-at"),
        "form": form if verdict else None,
        "because": verdict.because if verdict is not None and not verdict else "",
        "spec": vitality(),
        "register": register_page(found),
    }
    return render(request, "coverage/supervisor/point.html", context)


def _found(request: HttpRequest, code: str) -> Point:
    inside = Q(pk__in=[])
    for path in paths_of(request):
        inside |= Q(unit__path__startswith=path)
    found = Point.objects.filter(inside, code=code).select_related("unit", "region").first()
    if found is None:
        raise Http404
    return found


def register_page(point: Point) -> str:
    """Where the register shows this point to officers; empty while it has no such page."""
    try:
        return reverse("network:office_point", args=[point.code])
    except NoReverseMatch:
        return ""
