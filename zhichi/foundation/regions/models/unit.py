"""Units: the bureau, its counties, offices and rooms, as one tree with a materialised path."""

from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.enums import Level, Tier, UnitKind
from zhichi.foundation.regions.models.region import Region
from zhichi.foundation.statements.public import Slot, reading


class UnitQuerySet(models.QuerySet["Unit"]):
    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)

    def within(self, unit: "Unit | str") -> Self:
        """The unit and everything below it; takes the unit or its path."""
        return self.filter(path__startswith=unit if isinstance(unit, str) else unit.path)


class Unit(models.Model):
    """An organ or body of the four tiers. A development zone has no national code: its `region` is null."""

    code = models.CharField("机构代码", max_length=32, unique=True)
    name = models.CharField("机构名称", max_length=100)
    kind = models.CharField("机构种类", max_length=24, choices=UnitKind.choices)
    tier = models.CharField("层级", max_length=10, choices=Tier.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name="上级机构",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    # Ids from the root down, "/1/5/12/": a subtree is one prefix.
    path = models.CharField("路径", max_length=255, db_index=True, editable=False)
    region = models.ForeignKey(
        Region, verbose_name="所在区划", null=True, blank=True, on_delete=models.PROTECT, related_name="units"
    )
    phone = models.CharField("电话", max_length=30, blank=True)
    valid_from = models.DateField("设立日期", default=date(2000, 1, 1))
    # The first day on which it is no longer valid.
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    objects = UnitQuerySet.as_manager()
    # Tiers from the root down to this unit, as far as whoever read it knows them.
    known_tiers: tuple[str, ...] = ()

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering = ["code"]
        indexes = [models.Index(fields=["kind", "region"], name="unit_kind_region")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_valid_to_after_from",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the path right; a kept unit changes parent by `actions.move_unit`, with its subtree."""
        if not self._state.adding:
            if self.path and self.parent_id != self.parent_id_in_path:
                raise ValueError("a unit changes its parent through actions.move_unit")
            super().save(*args, **kwargs)
            return
        if self.parent and not rules.may_stand_under(self.tier, self.parent.tier):
            raise rules.RegionError("下级机构的层级不能高于上级机构。")
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            # Read and held anew: the parent may have moved since it was loaded.
            above = (
                Unit.objects.select_for_update()
                .filter(pk=self.parent_id or 0)
                .values_list("path", flat=True)
                .first()
            )
            self.path = f"{above or '/'}{self.pk}/"
            type(self).objects.filter(pk=self.pk).update(path=self.path)

    @property
    def path_ids(self) -> list[int]:
        """Ids from the root to this unit."""
        return [int(part) for part in self.path.split("/") if part]

    @property
    def parent_id_in_path(self) -> int | None:
        return ([None, *self.path_ids])[-2]

    def county_unit(self) -> "Unit | None":
        """The county-tier unit at the head of this unit's branch; None for the city's own. One query."""
        ids = self.path_ids
        above = at_tier(len(ids), tier=Tier.COUNTY.value, **{f"u{i}": pk for i, pk in enumerate(ids)})
        return min(above, key=lambda unit: len(unit.path), default=None)

    def county_id(self) -> int | None:
        """Id of `county_unit()`; asks nothing when `responsible_unit` found this unit no deeper than a township."""
        ids = self.path_ids
        if len(self.known_tiers) != len(ids):
            head = self.county_unit()
            return head.pk if head else None
        at_county = (pk for pk, tier in zip(ids, self.known_tiers, strict=True) if tier == Tier.COUNTY)
        return next(at_county, None)


@reading
def at_tier(n: int, *, tier: Slot, **ids: Slot) -> models.QuerySet[Unit, Unit]:
    """Those of `n` units (u0, …) that stand at a tier."""
    return Unit.objects.filter(pk__in=[ids[f"u{i}"] for i in range(n)], tier=tier).order_by()


def county_of(region: Region) -> Region:
    """The county (or city without counties) of a place; RegionError above county level. At most one query."""
    if region.level < Level.COUNTY:
        raise rules.RegionError("请选择到县（市、区）。")
    if region.level == Level.COUNTY:
        return region
    return Region.objects.get(code=region.code[:6].ljust(12, "0"))
