"""Somebody was to be on duty at a point and was, or was not. From rotas and windows, never from a check-in."""

from django.db import models
from django.db.models import F, Q

from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.point_person import PointPerson
from zhichi.domains.network.models.service_event import OfPointQuerySet


class DutyRecord(models.Model):
    """Somebody was to be on duty at a point and was, or was not. From rotas and windows, never from a check-in."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="duties")
    # Whose name it is among the people of the point; none for who is not on that list, and in rows taken over.
    point_person = models.ForeignKey(
        PointPerson,
        verbose_name="登记的人员",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="duties",
    )
    person = models.CharField("值班人员", max_length=80)
    planned_from = models.DateTimeField("应到时间")
    planned_to = models.DateTimeField("应离时间")
    attended = models.BooleanField("实际到岗", null=True)
    source = models.CharField("来源", max_length=40)
    # What laid this day out, where a rota did: each of its days is there once.
    planned_by = models.CharField("排班来源", max_length=40, blank=True, default="")

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "值班记录"
        indexes = [models.Index(fields=["point", "planned_from"], name="duty_point_from")]
        constraints = [
            models.CheckConstraint(condition=Q(planned_to__gt=F("planned_from")), name="duty_order"),
            models.UniqueConstraint(
                fields=["planned_by"], condition=~Q(planned_by=""), name="duty_planned_once"
            ),
        ]
