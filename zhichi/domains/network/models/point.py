"""Points of the public legal service network."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Q, Value, When

from zhichi.domains.network.enums import (
    Datum,
    HostType,
    PointDoubt,
    PointKind,
    ServiceItem,
    ServiceMode,
    Status,
)
from zhichi.domains.network.rules.codes import TIER_DIGIT
from zhichi.domains.network.rules.hours import hours_words
from zhichi.domains.network.rules.opening import Differing, is_open, opens_words
from zhichi.domains.network.rules.trust import doubt_words
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Region, Tier, Unit, Zone, ancestry, code_range
from zhichi.foundation.search.public import restrict
from zhichi.foundation.statements.public import among
from zhichi.kernel.geo import cell
from zhichi.kernel.workdays import Calendar

INDEX = "points"  # of foundation.search
CELL_RESOLUTION = 9  # about 0.1 km²; coarser cells are ranges of these


class PointQuerySet(models.QuerySet["Point"]):
    def visible_to(self, actor: Actor) -> Self:
        """Operating points are open to all; the others to officers of the unit's subtree."""
        if actor.kind == "system":
            return self
        seen = Q(status=Status.OPERATING)
        for path in actor.paths():
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen)

    def of_branch(self, actor: Actor) -> Self:
        """Points run by the units below an officer's posts: what the pages of the office show."""
        if actor.kind == "system":
            return self
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen)

    def operating(self) -> Self:
        return self.filter(status=Status.OPERATING)

    def offering(self, item: str) -> Self:
        return self.filter(pk__in=PointItem.objects.filter(item=item).values("point_id"))

    def serving(self, region: Region | Zone) -> Self:
        """Points in a region, and those that serve it or a place above it (a county centre, its villages).

        Of a zone: those its branch runs, and those that stand in its townships or serve them.
        """
        if isinstance(region, Zone):
            mine, served = Q(unit__path__startswith=region.path), Q(pk__in=[])
            for town in region.townships:
                low, high = code_range(town.code)
                mine |= Q(region_id__gte=low, region_id__lte=high)
                served |= Q(region_id__gte=low, region_id__lte=high)
            named = PointRegion.objects.filter(served, to_on__isnull=True)
            return self.filter(mine | Q(pk__in=named.values("point_id")))
        return self.among_codes(*code_range(region.code), ancestry(region.code))

    def among_codes(self, low: Any, high: Any, above: Sequence[Any]) -> Self:
        """The same by codes, or by slots of a reading: the first and last within, and the place with all above it."""
        within = Q(region_id__gte=low, region_id__lte=high)
        served = PointRegion.objects.filter(within | among("region", above), to_on__isnull=True)
        return self.filter(within | Q(pk__in=served.values("point_id")))

    def listed(self, *, region: Region | Zone | None, item: str | None, words: str) -> Self:
        """The register as a page shows it: centres first, then by code, with all a row needs."""
        found = self.serving(region) if region else self
        found = found.offering(item) if item else found
        found = restrict(found, INDEX, words) if words else found
        tiers = Case(*(When(tier=tier, then=Value(digit)) for tier, digit in TIER_DIGIT.items()))
        return found.order_by(tiers, "code").select_related("region").prefetch_related("items", "exceptions")

    def bulk_create(self, objs: Iterable["Point"], *args: Any, **kwargs: Any) -> list["Point"]:
        points = list(objs)
        for point in points:
            point.set_cell()
        return super().bulk_create(points, *args, **kwargs)


class Point(models.Model):
    """A centre, station or room where people get legal service. Never deleted: a code is used once."""

    code = models.CharField("编号", max_length=24, unique=True)
    name = models.CharField("名称", max_length=100)
    tier = models.CharField("层级", max_length=10, choices=Tier.choices)
    kind = models.CharField("种类", max_length=12, choices=PointKind.choices, default=PointKind.ROOM)
    # A sub-centre's centre; else none.
    parent = models.ForeignKey(
        "self", verbose_name="所属中心", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    host = models.CharField("依托场所", max_length=24, choices=HostType.choices, default=HostType.OTHER)
    mode = models.CharField("服务方式", max_length=12, choices=ServiceMode.choices, default=ServiceMode.FIXED)
    unit = models.ForeignKey(Unit, verbose_name="主管机构", on_delete=models.PROTECT, related_name="points")
    region = models.ForeignKey(
        Region, verbose_name="所在区划", on_delete=models.PROTECT, related_name="points"
    )
    # Its region was split since: the part in which it stands, as somebody said. `region` stays what it was.
    stands_in = models.ForeignKey(
        Region,
        verbose_name="现在所在区划",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.CharField("地址", max_length=200, blank=True)
    # Degrees; both empty until somebody has stood there.
    lon = models.FloatField("经度", null=True, blank=True)
    lat = models.FloatField("纬度", null=True, blank=True)
    datum = models.CharField("坐标系", max_length=10, choices=Datum.choices, default=Datum.CGCS2000)
    cell = models.BigIntegerField("网格", null=True, editable=False)
    phone = models.CharField("电话", max_length=30, blank=True)
    hours = models.JSONField("开放时间", default=dict, blank=True)
    area_m2 = models.PositiveIntegerField("面积（平方米）", null=True, blank=True)
    street_facing = models.BooleanField("临街", null=True, blank=True)
    zones = models.JSONField("功能区", default=list, blank=True)
    facilities = models.JSONField("便民设施", default=list, blank=True)
    directions = models.CharField("怎么走", max_length=300, blank=True)
    responsible = models.CharField("负责人", max_length=40, blank=True)
    # When it was founded, which may be long before it opened.
    established_on = models.DateField("成立日期", null=True, blank=True)
    opened_on = models.DateField("启用日期", null=True, blank=True)
    status = models.CharField("状态", max_length=10, choices=Status.choices, default=Status.PLANNED)
    # Kept with each check from outside and each night: lists of points tell it without looking further.
    doubt = models.CharField("疑点", max_length=10, choices=PointDoubt.choices, blank=True, editable=False)
    doubted_on = models.DateField("疑点日期", null=True, editable=False)
    # The first day on which the last check that found it real no longer holds.
    confirmed_until = models.DateField("核实有效期至", null=True, editable=False)
    synthetic = models.BooleanField("演示数据", default=False)

    objects = PointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务点"
        ordering = ["code"]
        indexes = [models.Index(fields=["cell"], name="point_cell")]
        constraints = [
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__gte=-180, lon__lte=180, lat__gte=-90, lat__lte=90),
                name="point_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_cell()
        super().save(*args, **kwargs)

    def set_cell(self) -> None:
        placed = self.lon is not None and self.lat is not None
        self.cell = cell(self.lon or 0.0, self.lat or 0.0, CELL_RESOLUTION) if placed else None

    @property
    def tier_digit(self) -> int:
        return TIER_DIGIT[self.tier]

    @property
    def hours_words(self) -> list[str]:
        return hours_words(self.hours)

    @property
    def differing(self) -> list[Differing]:
        """Days with other hours than usual; lists prefetch `exceptions`."""
        return [said.value for said in self.exceptions.all()]

    def open_at(self, moment: datetime, calendar: Calendar | None = None) -> bool:
        """Whether it serves people at an aware moment; only an operating point does."""
        return self.status == Status.OPERATING and is_open(self.hours, moment, self.differing, calendar)

    def welcomes_at(self, moment: datetime, calendar: Calendar | None = None) -> bool:
        """Whether people may be told that it is open: by its hours, and nothing is known against it."""
        return not self.doubt and self.open_at(moment, calendar)

    def confirmed_on(self, day: date) -> bool:
        """Whether somebody from outside made sure of it, not too long before a day."""
        return self.confirmed_until is not None and self.confirmed_until > day

    @property
    def doubt_words(self) -> str:
        return doubt_words(self.doubt, self.doubted_on)

    def opens_words(self, moment: datetime, calendar: Calendar | None = None) -> str:
        """Until when it is open, or when it opens next."""
        if self.status != Status.OPERATING:
            return str(Status(self.status).label)
        return opens_words(self.hours, moment, self.differing, calendar)


class PointItem(models.Model):
    """Something that can be done at a point: a code of `enums.ServiceItem` or of the item catalogue."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="items")
    item = models.CharField("事项", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "服务点事项"
        indexes = [models.Index(fields=["item", "point"], name="point_item_by_item")]
        constraints = [models.UniqueConstraint(fields=["point", "item"], name="point_item_once")]

    def __str__(self) -> str:
        return str(ServiceItem(self.item).label) if self.item in ServiceItem.values else self.item


class PointRegion(models.Model):
    """A region a point serves beyond the one it stands in: one station for several villages."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="serves")
    region = models.ForeignKey(
        Region, verbose_name="服务区划", on_delete=models.PROTECT, related_name="points_serving"
    )
    from_on = models.DateField("开始日期")
    # The first day on which it is no longer served from here.
    to_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务点服务区划"
        constraints = [
            models.UniqueConstraint(
                fields=["point", "region"], condition=Q(to_on__isnull=True), name="point_region_once"
            )
        ]
