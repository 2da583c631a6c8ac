"""Units: the bureau, its counties, offices and rooms, as one tree with a materialised path."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from django.db import connection, models, transaction
from django.db.models import F, Q

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.enums import Level, Tier, UnitKind
from zhichi.foundation.regions.models.region import Region


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
        marks = ", ".join(["%s"] * len(ids))
        above = Unit.objects.raw(
            f"SELECT * FROM regions_unit WHERE id IN ({marks}) AND tier = %s",  # noqa: S608  # only marks
            [*ids, Tier.COUNTY.value],
        )
        return min(above, key=lambda unit: len(unit.path), default=None)


class UnitRegion(models.Model):
    """A region served by a unit that does not sit there by code: a zone's townships, a joint office."""

    unit = models.ForeignKey(Unit, verbose_name="机构", on_delete=models.CASCADE, related_name="serves")
    region = models.ForeignKey(
        Region, verbose_name="服务区划", on_delete=models.CASCADE, related_name="served_by"
    )

    class Meta:
        verbose_name = verbose_name_plural = "机构服务区划"
        constraints = [models.UniqueConstraint(fields=["unit", "region"], name="unit_region_once")]


def responsible_unit(region: Region | str, kind: str, *, on: date | None = None) -> Unit | None:
    """The unit of `kind` that answers for `region`: its own, or the nearest one above. One query.

    At one level an explicit `UnitRegion` goes before the unit that merely sits there. Without `on`, units not
    yet closed count. Asking for a county bureau also finds a development zone's bureau.
    """
    chain = rules.ancestry(region if isinstance(region, str) else region.code)
    kinds = tuple(rules.stands_in_for(kind))
    day = connection.ops.adapt_datefield_value(on) if on else None
    validity = (
        "u.valid_from <= %s AND (u.valid_to IS NULL OR u.valid_to > %s)" if on else "u.valid_to IS NULL"
    )
    known = [*chain, *kinds, *([day, day] if on else [])]
    sql = ANSWERING.format(places=_marks(chain), kinds=_marks(kinds), validity=validity)
    found = Unit.objects.raw(sql, [*known, *known])
    # `place` and `sits` are columns of the statement above, not fields.
    rank = [(chain.index(vars(unit)["place"]), vars(unit)["sits"], unit.code, unit) for unit in found]
    return min(rank, key=lambda row: row[:3])[3] if rank else None


# Asked by every filing: building this query through the ORM costs more than running it.
ANSWERING = """
SELECT u.*, u.region_id AS place, 1 AS sits FROM regions_unit u
WHERE u.region_id IN ({places}) AND u.kind IN ({kinds}) AND {validity}
UNION ALL
SELECT u.*, s.region_id AS place, 0 AS sits FROM regions_unitregion s JOIN regions_unit u ON u.id = s.unit_id
WHERE s.region_id IN ({places}) AND u.kind IN ({kinds}) AND {validity}
"""


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


def county_of(region: Region) -> Region:
    """The county (or city without counties) of a place; RegionError above county level. At most one query."""
    if region.level < Level.COUNTY:
        raise rules.RegionError("请选择到县（市、区）。")
    if region.level == Level.COUNTY:
        return region
    return Region.objects.get(code=region.code[:6].ljust(12, "0"))
