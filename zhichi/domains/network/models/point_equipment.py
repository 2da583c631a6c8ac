"""How many of a kind of equipment a point has; the single devices are the equipment room's."""

from django.db import models
from django.db.models import F, Q

from zhichi.domains.network.enums import EquipmentKind
from zhichi.domains.network.models.point import Point


class PointEquipment(models.Model):
    """How many of a kind of equipment a point has; the single devices are the equipment room's."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="equipment"
    )
    kind = models.CharField("设备", max_length=20, choices=EquipmentKind.choices)
    count = models.PositiveSmallIntegerField("数量")
    working = models.PositiveSmallIntegerField("完好数量")

    class Meta:
        verbose_name = verbose_name_plural = "服务点设备"
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["point", "kind"], name="point_equipment_once"),
            models.CheckConstraint(condition=Q(working__lte=F("count")), name="point_equipment_working"),
        ]
