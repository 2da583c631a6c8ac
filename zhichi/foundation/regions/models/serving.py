"""Regions given to units that do not sit there by code, with their dates; which unit answers for a place."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q, Value

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.models.region import Region
from zhichi.foundation.regions.models.unit import Unit
from zhichi.foundation.statements.public import Slot, reading

# The beginning of what was given before days were kept: as old as a unit may be.
ALWAYS = date(2000, 1, 1)


class UnitRegionQuerySet(models.QuerySet["UnitRegion"]):
    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


class UnitRegion(models.Model):
    """A region served by a unit that does not sit there by code, while it does: a zone's townships, a joint office.

    Never changed but for `valid_to`: who answered for a place on a past day is read from these.
    """

    unit = models.ForeignKey(Unit, verbose_name="机构", on_delete=models.CASCADE, related_name="serves")
    region = models.ForeignKey(
        Region, verbose_name="服务区划", on_delete=models.CASCADE, related_name="served_by"
    )
    valid_from = models.DateField("开始日期", default=ALWAYS)
    # The first day on which it is no longer served by this unit.
    valid_to = models.DateField("终止日期", null=True, blank=True)

    objects = UnitRegionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构服务区划"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "region"], condition=Q(valid_to__isnull=True), name="unit_region_one_open"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="unit_region_valid_to_after_from",
            ),
        ]


@reading
def answering(places: int, kinds: int, dated: bool, **given: Slot) -> models.QuerySet[Unit, Unit]:
    """Units of `kinds` kinds (k0, …) that sit in one of `places` regions (p0, …) or serve it by `UnitRegion`.

    Each with that `place`, whether it `sits` there, and the tiers of the two units above it.
    """
    wanted: Any = Unit.objects.filter(kind__in=[given[f"k{i}"] for i in range(kinds)]).order_by()
    holds = Q(serves__valid_to=None)
    if dated:
        holds = (holds | Q(serves__valid_to__gt=given["day"])) & Q(serves__valid_from__lte=given["day"])
    wanted = wanted.valid_on(given["day"]) if dated else wanted.filter(valid_to=None)
    wanted = wanted.annotate(above=F("parent__tier"), over=F("parent__parent__tier"))
    chain = [given[f"p{i}"] for i in range(places)]
    # `region__in` would take the slots for codes: by the key's own name they stay slots, and nothing is joined.
    sitting = wanted.filter(region__code__in=chain).annotate(place=F("region_id"), sits=Value(1))
    serving = wanted.filter(holds, serves__region__code__in=chain).annotate(
        place=F("serves__region_id"), sits=Value(0)
    )
    found: models.QuerySet[Unit, Unit] = sitting.union(serving, all=True)
    return found


def responsible_unit(region: Region | str, kind: str, *, on: date | None = None) -> Unit | None:
    """The unit of `kind` that answers for `region`: its own, or the nearest one above. One query.

    At one level an explicit `UnitRegion` goes before the unit that merely sits there. Without `on`, what has
    not ended counts. Asking for a county bureau also finds a development zone's bureau.
    """
    chain = rules.ancestry(region if isinstance(region, str) else region.code)
    kinds = [str(each.value) for each in rules.stands_in_for(kind)]
    given: dict[str, Any] = {f"p{i}": code for i, code in enumerate(chain)}
    given |= {f"k{i}": each for i, each in enumerate(kinds)} | ({"day": on} if on else {})
    found = answering(len(chain), len(kinds), on is not None, **given)
    # `place`, `sits`, `above` and `over` are columns of the statement above, not fields.
    rank = [(chain.index(vars(unit)["place"]), vars(unit)["sits"], unit.code, unit) for unit in found]
    if not rank:
        return None
    unit = min(rank, key=lambda row: row[:3])[3]
    tiers = (vars(unit)["over"], vars(unit)["above"], unit.tier)
    unit.known_tiers = tuple(tier for tier in tiers if tier is not None)
    return unit
