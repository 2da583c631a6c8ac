"""清单用印: papers of one unit that wait for one seal, to be asked for together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.public import Paper, PaperState
from zhichi.foundation.seals.models import Seal, SealUse, rulebook
from zhichi.foundation.seals.views.officer.gate import gate

SHOWN = 200


@require_safe
@gate
def listing(request: HttpRequest) -> HttpResponse:
    """Choose the seal, then tick the papers. Two statements more than the choice."""
    actor, today = request_actor(request), timezone.localdate()
    types = rulebook(today).types
    kinds = [one.key for one in types.values() if one.papers]
    seals = list(Seal.objects.visible_to(actor).usable(today).filter(kind__in=kinds).select_related("organ"))
    wanted = request.GET.get("seal", "")
    seal = next((one for one in seals if str(one.pk) == wanted), None)
    papers: list[Paper] = []
    if seal is not None:
        sealed = SealUse.objects.filter(live=True, paper__unit=seal.organ).values("paper")
        rows = Paper.objects.filter(unit=seal.organ, state=PaperState.ISSUED).exclude(pk__in=sealed)
        rows = rows.filter(case__in=Case.objects.visible_to(actor).values("pk"))
        found = rows.select_related("template").defer("content").order_by("-issued_at")[:SHOWN]
        papers = [one for one in found if one.template.says.seal in types[seal.kind].papers]
    context = {"seals": seals, "seal": seal, "papers": papers}
    return render(request, "seals/officer/listing.html", context)
