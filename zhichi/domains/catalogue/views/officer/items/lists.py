"""The list of service items: what is published, what is being written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.access import READERS
from zhichi.domains.catalogue.models import ItemVersion
from zhichi.foundation.accounts.public import require_role


@require_safe
@require_role(*READERS)
def listed(request: HttpRequest) -> HttpResponse:
    rows = (
        ItemVersion.objects.in_force(timezone.localdate()).select_related("item").order_by("order", "title")
    )
    return render(request, "catalogue/officer/items.html", {"rows": rows})
