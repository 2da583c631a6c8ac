"""A piece of time of one resource, written down when the first place in it is taken."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.appointments.models.closure import Closure
from zhichi.foundation.appointments.models.resource import Resource


class Slot(models.Model):
    """`taken` counts bookings, tickets and offers alike; the database refuses more than `capacity`."""

    resource = models.ForeignKey(
        Resource, verbose_name="资源", on_delete=models.CASCADE, related_name="slots"
    )
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    capacity = models.PositiveSmallIntegerField("可容人数")
    taken = models.PositiveSmallIntegerField("已占", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "时段"
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "starts_at"], name="slot_once"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="slot_not_overfull"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_order"),
        ]


def taken_of(resources: Iterable[int], start: datetime, end: datetime) -> dict[tuple[int, datetime], int]:
    """How many places are taken, by resource and beginning. One statement."""
    rows = Slot.objects.filter(resource__in=list(resources), starts_at__gte=start, starts_at__lt=end)
    return {(pk, at): taken for pk, at, taken in rows.values_list("resource_id", "starts_at", "taken")}


def closed_times(
    resources: Iterable[int], start: datetime, end: datetime
) -> dict[int, list[tuple[datetime, datetime]]]:
    """When resources are closed between two moments. One statement."""
    rows = Closure.objects.filter(
        resource__in=list(resources), ended_at=None, starts_at__lt=end, ends_at__gt=start
    )
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    for pk, begin, last in rows.values_list("resource_id", "starts_at", "ends_at"):
        found.setdefault(pk, []).append((begin, last))
    return found
