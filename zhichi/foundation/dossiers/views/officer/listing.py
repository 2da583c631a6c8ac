"""The list of files: frozen, incomplete, late, kept long enough, held."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.dossiers.access import READERS
from zhichi.foundation.dossiers.models.lists import LISTS, listed

PER_PAGE = 20
gate = require_role(*(Role(role) for role in READERS))


@require_safe
@gate
def dossiers(request: HttpRequest) -> HttpResponse:
    which = request.GET.get("which", "")
    which = which if which in LISTS else "frozen"
    found = listed(request_actor(request), which, timezone.localdate())
    number = request.GET.get("number", "").strip()[:40]
    if number:
        found = found.filter(case__number__icontains=number)
    base = reverse("dossiers:all")
    tabs = [
        {"title": title, "url": f"{base}?{urlencode({'which': key})}", "current": key == which}
        for key, (title, _) in LISTS.items()
    ]
    context = {
        "tabs": tabs,
        "title": LISTS[which][0],
        "which": which,
        "number": number,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "query": urlencode({"which": which, "number": number}),
    }
    return render(request, "dossiers/officer/dossiers.html", context)
