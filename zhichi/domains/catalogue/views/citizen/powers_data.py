"""The powers list as open data, as of any day: CSV and JSON."""

import csv
import io
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.forms.powers import ListForm
from zhichi.domains.catalogue.models import PowerVersion
from zhichi.domains.catalogue.models.powers_on import listed_on, titles_of_laws
from zhichi.domains.catalogue.rules.difference import LawTitle, said
from zhichi.domains.catalogue.rules.power_shape import ELEMENTS
from zhichi.domains.catalogue.views.citizen.powers import asked_day, is_example, narrowed

NOTE = "示例，以本机关公布为准"


@login_not_required
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    form, law_title = ListForm(request.GET), titles_of_laws()
    day = asked_day(form)
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(["编码", *ELEMENTS.values(), "施行日期", "版本"])
    for row in narrowed(form, listed_on(day)):
        writer.writerow([*map(_cell, _cells(row, law_title)), row.effective_from.isoformat(), row.version])
    # The mark at the front lets spreadsheet programs read the Chinese.
    response = HttpResponse(
        "\ufeff" + kept.getvalue(), content_type="text/csv; charset=utf-8; header=present"
    )
    response["Content-Disposition"] = f'attachment; filename="powers-{day.isoformat()}.csv"'
    return response


def _cells(row: PowerVersion, law_title: LawTitle) -> list[str]:
    return [row.power.code, *(said(name, row.document.get(name), law_title) for name in ELEMENTS)]


def _cell(text: str) -> str:
    """What a spreadsheet program would take for a formula is text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


@login_not_required
@require_safe
def document(request: HttpRequest) -> JsonResponse:
    form = ListForm(request.GET)
    day = asked_day(form)
    whole = listed_on(day)
    content = {
        "format": "zhichi-powers/1",
        "as_of": day.isoformat(),
        "note": NOTE if is_example(whole) else "",
        "powers": [_power(row) for row in narrowed(form, whole)],
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _power(row: PowerVersion) -> dict[str, Any]:
    return {
        "code": row.power.code,
        "version": row.version,
        "type_title": PowerType(row.type).label,
        "effective_from": row.effective_from.isoformat(),
        "effective_to": row.effective_to.isoformat() if row.effective_to else None,
        "sha256": row.digest,
        "document": row.document,
    }
