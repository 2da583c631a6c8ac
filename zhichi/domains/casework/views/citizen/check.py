"""先看看自己符不符合: a pre-check of legal aid by answers without a name; every step is an address."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from zhichi.domains.casework.enums import Chance, Kind
from zhichi.domains.casework.forms import CheckForm
from zhichi.domains.casework.models import standard_of
from zhichi.domains.casework.rules import outlook
from zhichi.foundation.procedures.public import current_id, procedure_of
from zhichi.foundation.regions.public import children
from zhichi.foundation.sockets.public import service_item

KINDS = {Chance.LIKELY: "success", Chance.UNSURE: "info", Chance.UNLIKELY: "warning"}
EDIT = "edit"  # the answers are shown to be changed


@login_not_required
@require_safe
@cache_control(private=True, no_store=True)
def check(request: HttpRequest) -> HttpResponse:
    """The questions, or what the answers lead to. Bad answers come back beside their fields, with 422."""
    asked = {key for key in request.GET if key != EDIT}
    form = CheckForm(request.GET if asked else None, **choices())
    if not asked or EDIT in request.GET or not form.is_valid():
        wrong = bool(asked) and EDIT not in request.GET
        return render(request, "casework/citizen/check.html", {"form": form}, status=422 if wrong else 200)
    day = timezone.localdate()
    county = form.cleaned_data["county"]
    standard = standard_of(county or settings.ZHICHI_CITY, day)
    found = outlook(form.situation(), standard)
    kept = request.GET.copy()
    kept[EDIT] = "1"
    item = service_item(Kind.LEGAL_AID, day)
    held = item.document.get("materials", ()) if item else ()
    context = {
        "outlook": found,
        "kind": KINDS[found.chance],
        "answers": answers_of(form),
        "edit": f"?{kept.urlencode()}",
        "item": item,
        "papers": [one for one in held if one.get("source") == "applicant"],
    }
    return render(request, "casework/citizen/check_result.html", context)


def choices() -> dict[str, Any]:
    """Matters and crowds as the application asks them, and the counties of the city."""
    day = timezone.localdate()
    fields = {field.name: field for field in procedure_of(current_id(Kind.LEGAL_AID, day)).filing.fields}
    counties = {region.code: region.name for region in children(settings.ZHICHI_CITY, day)}
    return {
        "matters": dict(fields["matter"].options),
        "crowds": dict(fields["crowd"].options),
        "counties": counties,
    }


def answers_of(form: CheckForm) -> list[dict[str, str]]:
    """What was answered, in words; what was left open is not repeated."""
    told, said = form.cleaned_data, []
    for name, field in form.fields.items():
        value, titles = told.get(name), dict(getattr(field, "choices", []))
        if isinstance(value, list):
            words = "、".join(str(titles[one]) for one in value)
        elif value in (None, "", False):
            words = ""
        else:
            words = str(titles.get(value, "是" if value is True else value))
        if words:
            said.append({"label": str(field.label), "value": words})
    return said
