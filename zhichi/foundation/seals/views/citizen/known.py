"""The seals of the bureau and its counties, for everybody: in use, lost, stopped; what was misused, what was void."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zhichi.foundation.seals.models import Misuse, Seal, SealUse, rulebook

PAGE = 50
LISTS = {"": _("印章"), "misuse": _("违规用印"), "void": _("作废的用印")}


@login_not_required
@require_safe
def known(request: HttpRequest) -> HttpResponse:
    """Names, organs, days and states; never the impression, never a person, never the words of a reason."""
    wanted = request.GET.get("list", "")
    wanted = wanted if wanted in LISTS else ""
    page = Paginator(_rows(wanted), PAGE).get_page(request.GET.get("page"))
    if not wanted:
        types = rulebook(timezone.localdate()).types
        for seal in page:
            vars(seal)["type"] = types[seal.kind].title if seal.kind in types else seal.kind
    tabs = [
        {"title": title, "url": f"{reverse('seals:known')}?list={key}", "current": key == wanted}
        for key, title in LISTS.items()
    ]
    context = {"page": page, "tabs": tabs, "wanted": wanted, "query": f"list={wanted}"}
    return render(request, "seals/citizen/known.html", context)


def _rows(wanted: str) -> Any:
    """All there ever were, the newest first: nothing of it goes away."""
    if wanted == "misuse":
        return Misuse.objects.select_related("seal", "use")
    if wanted == "void":
        void = SealUse.objects.filter(voided_at__isnull=False).select_related("seal")
        return void.defer("title").order_by("-voided_at", "-pk")
    return Seal.objects.select_related("organ")
