"""Evidence that a point lives: what was done there, who was on duty, who made sure of it."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate

from zhichi.domains.network.enums import ServiceChannel, ServiceItem
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.point_person import PointPerson
from zhichi.domains.network.models.window import Window
from zhichi.foundation.accounts.public import Actor

M = TypeVar("M", bound=models.Model, covariant=True)


class OfPointQuerySet(models.QuerySet[M]):
    """Rows that hang on a point are seen by who keeps its unit's branch."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen)


class ServiceEvent(models.Model):
    """Somebody was served: counted once a person and matter. Holds no name; `note` says what was done.

    `confirmed` is set by the citizen, never by staff. `simhash` is the 64-bit similarity hash of `note` (signed).
    """

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="events")
    window = models.ForeignKey(
        Window, verbose_name="窗口", null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    item = models.CharField("事项", max_length=40)
    channel = models.CharField("方式", max_length=10, choices=ServiceChannel.choices)
    at = models.DateTimeField("时间")
    minutes = models.PositiveSmallIntegerField("用时（分钟）", null=True, blank=True)
    waited = models.PositiveSmallIntegerField("等候（分钟）", null=True, blank=True)
    server = models.CharField("服务人员", max_length=80)
    # Whose service it was among the people of the point, for an adviser's log; none where nobody said so.
    person = models.ForeignKey(
        PointPerson,
        verbose_name="登记的人员",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="services",
        db_index=False,
    )
    confirmed = models.BooleanField("群众已确认", default=False)
    note = models.CharField("服务记录", max_length=300, blank=True)
    # What looked wrong when it was recorded, in words; whoever recorded it said that it was so all the same.
    doubt = models.CharField("疑点", max_length=200, blank=True)
    simhash = models.BigIntegerField("相似指纹", null=True, editable=False)
    recorded_at = models.DateTimeField("登记时间")
    synthetic = models.BooleanField("演示数据", default=False)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务记录"
        indexes = [
            models.Index(fields=["point", "at"], name="service_event_point_at"),
            models.Index(fields=["at"], name="service_event_at"),
            models.Index(
                fields=["person", "at"], name="service_event_person", condition=Q(person__isnull=False)
            ),
        ]

    @property
    def day(self) -> date:
        """The day of the service, in local time."""
        return localdate(self.at)

    @property
    def item_title(self) -> str:
        return str(ServiceItem(self.item).label) if self.item in ServiceItem.values else self.item
