"""查询: by number, tracking code, the exact name, phone or id of a party, or words of the matter."""

from contextlib import suppress

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.entrances.office.desk import page_of, rows_for
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import Case, CaseQuerySet, Party
from zhichi.foundation.search.public import restrict
from zhichi.foundation.vault.public import blind_index
from zhichi.kernel import tracking

LONGEST = 80


def found(actor: Actor, text: str) -> CaseQuerySet:
    """Cases the actor may see that match; personal values match only as a whole."""
    visible = Case.objects.visible_to(actor)
    exact = Q(number__iexact=text)
    with suppress(tracking.TrackingError):
        exact |= Q(tracking_code=tracking.normalise(text))
    parties = Party.objects.filter(
        Q(name_index=blind_index(text, kind="name"))
        | Q(phone_index=blind_index(text, kind="phone"))
        | Q(id_index=blind_index(text.upper(), kind="id"))
    )
    exact |= Q(pk__in=parties.values("case_id"))
    hits = visible.filter(exact)
    return hits if hits.exists() else visible.filter(pk__in=restrict(visible, "cases", text).values("pk"))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:LONGEST]
    cases = found(request_actor(request), text) if text else Case.objects.none()
    page = page_of(request, cases.order_by("-filed_at", "-pk").for_list())
    context = {"q": text, "page": page, "rows": rows_for(page)}
    return render(request, "office/officer/search.html", context)
