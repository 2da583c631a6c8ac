"""Signals in scope: by rule, grade and state; every total leads to its cases."""

import csv
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Actor, Role, request_actor, require_role
from zhichi.foundation.risks.access import READERS
from zhichi.foundation.risks.forms import RisksForm
from zhichi.foundation.risks.models import RiskSignal, signals
from zhichi.foundation.risks.models.waiting import waiting_for
from zhichi.foundation.sockets.public import RISK_SOURCES

PAGE, MOST = 30, 20000
gate = require_role(*(Role(role) for role in sorted(READERS)))
HEAD = ("案号", "信号", "名称", "依据", "轻重", "情况", "发现时间", "状态", "处理人", "理由")


def narrowed(actor: Actor, wish: dict[str, Any]) -> QuerySet[RiskSignal, RiskSignal]:
    rows = RiskSignal.objects.visible_to(actor)
    if wish["state"] != "any":
        rows = rows.filter(state=wish["state"])
    if wish.get("key"):
        rows = rows.filter(key=wish["key"])
    if wish.get("grade"):
        rows = rows.filter(grade=wish["grade"])
    if wish.get("unit"):
        rows = rows.filter(unit=wish["unit"])
    return rows.filter(WHOSE[wish["who"]](actor)) if wish.get("who") else rows


WHOSE: dict[str, Callable[[Actor], Q]] = {
    "mine": lambda actor: Q(assigned=actor.officer_id),
    "nobody": lambda actor: Q(assigned=None),
    "waiting": waiting_for,
}


def asked(request: HttpRequest) -> tuple[RisksForm, QuerySet[RiskSignal, RiskSignal]]:
    """The form with the units in which something was found, and the rows that are wanted."""
    actor = request_actor(request)
    seen = RiskSignal.objects.visible_to(actor).order_by("unit__path")
    form = RisksForm(request.GET or None, units=seen.values_list("unit", "unit__name").distinct())
    return form, narrowed(actor, form.wish)


@require_safe
@gate
def risks(request: HttpRequest) -> HttpResponse:
    """Four statements for any length."""
    form, rows = asked(request)
    counted = dict(rows.order_by().values_list("key").annotate(n=Count("pk")).values_list("key", "n"))
    query = request.GET.copy()
    query.pop("page", None)
    known = {key: one for source in RISK_SOURCES for key, one in signals(source.kind).items()}
    context = {
        "form": form,
        "page": Paginator(rows.select_related("case", "unit", "assigned"), PAGE).get_page(
            request.GET.get("page")
        ),
        "query": query.urlencode(),
        "totals": [(known[key], counted[key], _by(request, key)) for key in known if key in counted],
        "off": [one for one in known.values() if not one.enabled],
    }
    return render(request, "risks/officer/risks.html", context)


def _by(request: HttpRequest, key: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["key"] = key
    return query.urlencode()


@require_safe
@gate
def as_csv(request: HttpRequest) -> HttpResponse:
    _, rows = asked(request)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="risks.csv"'
    book = csv.writer(response)
    book.writerow(HEAD)
    for one in rows.select_related("case", "assigned")[:MOST]:
        book.writerow(_line(one))
    if (whole := rows.count()) > MOST:
        book.writerow([f"一共 {whole} 条，这里只有前 {MOST} 条，请缩小范围再导出。"])
    return response


def _line(one: RiskSignal) -> list[str]:
    named = one.assigned.name if one.assigned else ""
    raised = localtime(one.raised_at).strftime("%Y-%m-%d %H:%M")
    told = (one.key, one.signal.title, one.signal.stands_on, str(one.get_grade_display()), one.words)
    # A reason that begins with a sign of sums would be run by a spreadsheet.
    because = f"'{one.because}" if one.because[:1] in "=+-@" and one.because else one.because
    return [one.case.number, *told, raised, str(one.get_state_display()), named, because]
