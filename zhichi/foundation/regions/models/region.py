"""Administrative divisions with validity: what a code meant on a day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.enums import Level, TownshipKind, VillageKind
from zhichi.foundation.statements.public import Slot, reading


class RegionQuerySet(models.QuerySet["Region"]):
    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)

    def within(self, region: "Region | str") -> Self:
        """The region and everything below it, by code: one index range."""
        low, high = rules.code_range(region if isinstance(region, str) else region.code)
        return self.filter(code__gte=low, code__lte=high)

    def children_of(self, region: "Region | str | None") -> Self:
        """Directly below `region`; the provinces when it is None."""
        if region is None:
            return self.filter(parent__isnull=True)
        return self.filter(parent_id=region if isinstance(region, str) else region.code)


class Region(models.Model):
    """One division of the statistical code (12 digits). Never deleted: a revoked code gets `valid_to`."""

    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=100)
    level = models.PositiveSmallIntegerField("级别", choices=Level.choices)
    parent = models.ForeignKey(
        "self", verbose_name="上级", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    # Written from the city down (济宁市任城区许庄街道); kept here so that a list never climbs the tree.
    full_name = models.CharField("全称", max_length=300)
    valid_from = models.DateField("启用日期")
    # The first day on which it is no longer valid.
    valid_to = models.DateField("停用日期", null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="region_level_1_to_5"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="region_valid_to_after_from",
            ),
            models.CheckConstraint(
                condition=Q(level=1, parent__isnull=True) | Q(level__gt=1, parent__isnull=False),
                name="region_parent_by_level",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def township_kind(self) -> TownshipKind | None:
        return rules.township_kind(self.code)

    @property
    def village_kind(self) -> VillageKind | None:
        return rules.village_kind(self.code)


@reading
def coded(*, code: Slot) -> models.QuerySet[Region, Region]:
    """The region of a code, if there is one."""
    return Region.objects.filter(code=code).order_by()


def region_of(code: str) -> Region | None:
    """The region of a code, valid or not. One query."""
    return coded.first(code=code)


def children(code: str, on: date) -> list[Region]:
    """What a selector shows below `code` on a day (`code` empty: the provinces), by code. One query."""
    return list(Region.objects.children_of(code or None).valid_on(on))
