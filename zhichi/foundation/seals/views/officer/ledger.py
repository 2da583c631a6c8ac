"""用印台账: every use under its number, filtered, printed, taken out as table."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.seals.actions.exporting import csv_lines, workbook
from zhichi.foundation.seals.forms import LedgerForm
from zhichi.foundation.seals.models import Seal
from zhichi.foundation.seals.models.ledger import Wish, totals_of, uses_of
from zhichi.foundation.seals.views.officer.gate import gate

PAGE, MOST = 50, 20000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@gate
def ledger(request: HttpRequest) -> HttpResponse:
    form, wish, seal = asked(request)
    rows = uses_of(request_actor(request), wish)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "query": query.urlencode(),
        "seal": seal,
        "totals": totals_of(seal) if seal else [],
    }
    return render(request, "seals/officer/ledger.html", context)


@require_safe
@gate
def as_csv(request: HttpRequest) -> HttpResponse:
    _, wish, _ = asked(request)
    lines = csv_lines(uses_of(request_actor(request), wish)[:MOST])
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="seal-ledger.csv"'
    return response


@require_safe
@gate
def as_xlsx(request: HttpRequest) -> HttpResponse:
    _, wish, _ = asked(request)
    with workbook(uses_of(request_actor(request), wish)[:MOST]) as book:
        response = HttpResponse(book.read(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="seal-ledger.xlsx"'
    return response


def asked(request: HttpRequest) -> tuple[LedgerForm, Wish, Seal | None]:
    """What of the ledger is wanted; what cannot be read does not narrow it, and says so on the page."""
    form = LedgerForm(request.GET or None, seals=Seal.objects.visible_to(request_actor(request)))
    given = form.cleaned_data if form.is_valid() else {}
    seal = given.get("seal")
    wish = Wish(
        seal.pk if seal else None, None, given.get("state", ""), given.get("since"), given.get("until")
    )
    return form, wish, seal
