"""投诉台账: every complaint in its line, filtered, printed, taken out as a table; every total leads to its rows."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.complaints.access import READERS
from zhichi.domains.complaints.actions.exporting import workbook
from zhichi.domains.complaints.forms import LedgerForm
from zhichi.domains.complaints.models import Complaint
from zhichi.domains.complaints.models.ledger import COLUMNS, HEAD, complaints_of, lines_of, totals_of
from zhichi.foundation.accounts.public import Role, request_actor, require_role

PAGE, MOST = 30, 20000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
gate = require_role(*(Role(role) for role in READERS))
SHOWN = ("case__unit", "case__region", "first", "second")


def asked(request: HttpRequest) -> tuple[LedgerForm, QuerySet[Complaint, Complaint]]:
    form = LedgerForm(request.GET or None)
    return form, complaints_of(request_actor(request), form.wish)


@require_safe
@gate
def ledger(request: HttpRequest) -> HttpResponse:
    form, rows = asked(request)
    page = Paginator(rows.select_related(*SHOWN), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "query": query.urlencode(),
        "lines": [dict(zip(COLUMNS, line, strict=True)) for line in lines_of(page, at=timezone.now())],
        "totals": [(title, n, _by(request, key)) for key, title, n in totals_of(rows)],
    }
    return render(request, "complaints/officer/ledger.html", context)


def _by(request: HttpRequest, target: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["target"] = target
    return query.urlencode()


@require_safe
@gate
def as_xlsx(request: HttpRequest) -> HttpResponse:
    _, rows = asked(request)
    lines = lines_of(rows.select_related(*SHOWN)[:MOST], at=timezone.now())
    with workbook("投诉台账", HEAD, lines) as book:
        response = HttpResponse(book.read(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="complaints.xlsx"'
    return response
