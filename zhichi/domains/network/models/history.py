"""What a point was called and in which state it was on a day. Spans are half-open: `to_on` is the first day after."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from zhichi.domains.network.enums import NameKind, Status
from zhichi.domains.network.models.point import Point


def holds_on(day: date) -> Q:
    """The condition that a span with `from_on` and `to_on` holds on `day`."""
    return Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gt=day))


class PointSpanQuerySet(models.QuerySet["PointSpan"]):
    def on(self, day: date) -> Self:
        return self.filter(holds_on(day))


class PointSpan(models.Model):
    """A state of a point and from when to when it held: coverage of a past day is counted from these."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="spans")
    status = models.CharField("状态", max_length=10, choices=Status.choices)
    from_on = models.DateField("开始日期")
    to_on = models.DateField("终止日期", null=True, blank=True)

    objects = PointSpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务点状态经历"
        indexes = [models.Index(fields=["status", "from_on"], name="point_span_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["point"], condition=Q(to_on__isnull=True), name="point_span_one_open"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="point_span_order"
            ),
        ]


class PointName(models.Model):
    """Another name of a point with its validity: statutory, former, common. Never matched by text alone."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="names")
    name = models.CharField("名称", max_length=100)
    kind = models.CharField("种类", max_length=10, choices=NameKind.choices)
    from_on = models.DateField("开始日期", null=True, blank=True)
    to_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务点名称"
        constraints = [
            models.UniqueConstraint(fields=["point", "name", "kind"], name="point_name_once"),
        ]
