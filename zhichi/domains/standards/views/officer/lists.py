"""What the lists share: the filters, a page of rows."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from zhichi.domains.network.public import INDEX
from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.forms import WhereForm
from zhichi.domains.standards.views.officer.branch import my_points
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Tier, Unit, UnitKind, district
from zhichi.foundation.search.public import restrict

T = TypeVar("T")
PAGE_SIZE = 20
COUNTIES = (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)


def counties_of(actor: Actor) -> list[tuple[str, str]]:
    """(code, name of the place) of the county units that I may choose among."""
    seen = Q(pk__in=[])
    for path in actor.paths(*READERS):
        seen |= Q(path__startswith=path)
    rows = Unit.objects.filter(seen, tier=Tier.COUNTY, kind__in=COUNTIES).order_by("code")
    return [(code, district(name)) for code, name in rows.values_list("code", "name")]


def narrowed(form: WhereForm, actor: Actor, *, to_point: str = "") -> Q:
    """The condition of the filters, nothing at all when they make no sense.

    `to_point` leads from the rows to their point ("point__").
    """
    if not form.is_valid():
        return Q(pk__in=[])
    wanted, data = Q(), form.cleaned_data
    if data["tier"]:
        wanted &= Q(**{f"{to_point}tier": data["tier"]})
    if data.get("county"):
        path = Unit.objects.filter(code=data["county"]).values_list("path", flat=True).get()
        wanted &= Q(**{f"{to_point}unit__path__startswith": path})
    if data["q"].strip():
        found = restrict(my_points(actor), INDEX, data["q"].strip()).values("pk")
        wanted &= Q(**{f"{to_point}pk__in": found})
    return wanted


def page_of(request: HttpRequest, rows: "QuerySet[Any] | Sequence[T]") -> "Page[Any]":
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def chips(request: HttpRequest, form: WhereForm, *, skip: str = "") -> list[dict[str, str]]:
    """What is chosen, each with the address without it; `skip` is a filter that always has a value."""
    shown = []
    for name, value in form.cleaned_data.items():
        if not value or name == skip:
            continue
        query = request.GET.copy()
        query.pop(name, None)
        query.pop("page", None)
        choices = dict(getattr(form.fields[name], "choices", []))
        shown.append({"title": str(choices.get(value, value)), "url": f"?{query.urlencode()}"})
    return shown
