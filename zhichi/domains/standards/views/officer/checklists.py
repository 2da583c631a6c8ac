"""The checklists themselves, for reading."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.enums import Head
from zhichi.domains.standards.models import Checklist
from zhichi.foundation.accounts.public import require_role


@require_safe
@require_role(*READERS)
def checklists(request: HttpRequest) -> HttpResponse:
    rows = Checklist.objects.order_by("tier", "-version")
    current = set(Checklist.objects.current(timezone.localdate()).values_list("pk", flat=True))
    context = {"rows": [{"checklist": one, "current": one.pk in current} for one in rows]}
    return render(request, "standards/officer/checklists.html", context)


@require_safe
@require_role(*READERS)
def checklist(request: HttpRequest, key: str, version: int) -> HttpResponse:
    held = get_object_or_404(Checklist, key=key, version=version)
    heads = [{"title": head.label, "items": held.sheet.of_head(head)} for head in Head]
    context = {"checklist": held, "sheet": held.sheet, "heads": heads}
    return render(request, "standards/officer/checklist.html", context)
