"""文号登记: every number of a county, a kind of paper and a year, in order, void ones with their reason."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.papers.access import MENU_ROLES
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.models.registers import Drawn, pools, register_of
from zhichi.foundation.papers.views.officer.issuing import gate
from zhichi.foundation.regions.public import Unit

PAGE = 50


@require_safe
@gate
def numbers(request: HttpRequest) -> HttpResponse:
    """The rows of numbers this officer oversees, and the one that is chosen."""
    units = seen_organs(request_actor(request))
    titles = dict(PaperTemplate.objects.order_by("version").values_list("key", "title"))
    rows: list[dict[str, Any]] = [
        {"id": f"{key}:{organ}:{year}", "title": titles.get(key, key), "organ": units[organ], "year": year}
        for key, organ, year in sorted(pools(), key=lambda pool: (-pool[2], pool[0]))
        if organ in units
    ]
    wanted = request.GET.get("of", "")
    chosen = next((row for row in rows if row["id"] == wanted), None)
    # Who oversees several organs chooses one first.
    here = request.GET.get("organ", "") if len(units) > 1 else "".join(map(str, units))
    organs = sorted(units.values(), key=lambda unit: unit.code)
    context: dict[str, object] = {
        "organs": [] if here in {str(pk) for pk in units} else organs,
        "rows": [row for row in rows if str(row["organ"].pk) == here],
        "chosen": chosen,
        "query": f"of={wanted}",
    }
    if chosen is not None:
        key, organ, year = wanted.split(":")
        held = register_of(key, units[int(organ)], int(year))
        pages: Paginator[Drawn] = Paginator(held.rows, PAGE)
        context |= {"held": held, "page": pages.get_page(request.GET.get("page"))}
    return render(request, "papers/officer/numbers.html", context)


def seen_organs(actor: Actor) -> dict[int, Unit]:
    """The counties' bureaus that lie under, or above, the posts of this officer."""
    paths = actor.paths(*MENU_ROLES)
    organs = {organ for _, organ, _ in pools()}
    units = Unit.objects.filter(pk__in=organs)
    return {
        unit.pk: unit
        for unit in units
        if any(unit.path.startswith(path) or path.startswith(unit.path) for path in paths)
    }
