"""Where a new point shall stand: chosen by name step by step, and what the form then knows already."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhichi.domains.network.access import PROPOSERS
from zhichi.domains.network.rules.villages import point_name
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import (
    Level,
    Region,
    Tier,
    Unit,
    UnitKind,
    UnitRegion,
    children,
    code_range,
    responsible_unit,
)

RUN_BY = (
    UnitKind.BUREAU,
    UnitKind.COUNTY_BUREAU,
    UnitKind.DEV_ZONE_BUREAU,
    UnitKind.LEGAL_AID_CENTRE,
    UnitKind.JUSTICE_OFFICE,
)
TIERS = {Level.COUNTY: Tier.COUNTY, Level.TOWNSHIP: Tier.TOWNSHIP, Level.VILLAGE: Tier.VILLAGE}
FEW = 200  # so many regions are offered as a list


def region_asked(request: HttpRequest) -> Region | None:
    """The place in the address: chosen before, or a gap of coverage."""
    found = Region.objects.filter(code=request.GET.get("region", ""), valid_to__isnull=True).first()
    return found if found and Level(found.level) in TIERS else None


def begin_with(where: Region, units: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is known of a new point by its place: the tier, the statutory name, the unit that answers there."""
    tier = TIERS[Level(where.level)]
    kind = UnitKind.COUNTY_BUREAU if tier == Tier.COUNTY else UnitKind.JUSTICE_OFFICE
    unit = responsible_unit(where, kind)
    known = {"region": where.code, "tier": tier.value, "name": point_name(where.name, tier)}
    return known | ({"unit": unit.code} if unit and unit.code in dict(units) else {})


def choose_place(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Counties, then townships, then villages of the officer's branch, as links; each may be taken as it is."""
    tops = tops_of(actor)
    on = timezone.localdate()
    code = request.GET.get("in", "")
    inside = Region.objects.filter(code=code).first() if code else None
    if inside and not any(_holds(top, inside) for top in tops):
        raise Http404
    if inside is None and len(tops) == 1:
        inside = tops[0]
    context = {
        "inside": inside,
        "may_stand": bool(inside and Level(inside.level) in TIERS),
        "tier": TIERS[Level(inside.level)].label if inside and Level(inside.level) in TIERS else "",
        "rows": children(inside.code, on) if inside else tops,
        "village": Level.VILLAGE,
        "again": bool(code),
    }
    return render(request, "network/officer/propose_where.html", context)


def tops_of(actor: Actor) -> list[Region]:
    """The places that the officer's units sit in or serve, none inside another."""
    mine = [post.unit_id for post in actor.posts if post.role in PROPOSERS]
    codes = set(Unit.objects.filter(pk__in=mine, region__isnull=False).values_list("region_id", flat=True))
    codes |= set(UnitRegion.objects.filter(unit__in=mine).values_list("region_id", flat=True))
    regions = list(Region.objects.filter(code__in=codes, valid_to__isnull=True).order_by("code"))
    return [one for one in regions if not any(other != one and _holds(other, one) for other in regions)]


def _holds(above: Region, one: Region) -> bool:
    low, high = code_range(above.code)
    return low <= one.code <= high


def units_of(actor: Actor) -> list[tuple[str, str]]:
    """Units of the branch that may run a point, as code and name."""
    units = Unit.objects.none()
    for path in actor.paths(*PROPOSERS):
        units = units | Unit.objects.within(path)
    running = units.filter(kind__in=RUN_BY, valid_to__isnull=True).order_by("code")
    return list(running.values_list("code", "name"))


def places_of(actor: Actor, where: Region | None, more: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Places to be picked as code and name: all of a small branch; of a wide one those of one township, or the
    townships of one county, with `more` that are named already. Nothing for a wide branch and no place."""
    regions = Region.objects.none()
    for top in tops_of(actor):
        regions = regions | Region.objects.within(top)
    named = list(regions.filter(valid_to__isnull=True).values_list("code", "full_name")[: FEW + 1])
    if len(named) > FEW:
        named = list(_around(where).values_list("code", "full_name")) if where else []
    left = set(more) - {code for code, _ in named}
    if named and left:
        named += Region.objects.filter(code__in=left).values_list("code", "full_name")
    return named


def _around(where: Region) -> "QuerySet[Region, Region]":
    """A county with its townships, or a township with its villages."""
    above = where.code if where.level <= Level.COUNTY else f"{where.code[:9]}000"
    found = Region.objects.filter(code=above) | Region.objects.filter(parent=above)
    return found.filter(valid_to__isnull=True).order_by("code")
