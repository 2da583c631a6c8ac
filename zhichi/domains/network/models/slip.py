"""The slip handed out with a service, by which whoever was served says whether it was real."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.utils.timezone import localdate

from zhichi.domains.network.enums import SlipAnswer, SlipWay
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.service_event import ServiceEvent
from zhichi.foundation.accounts.public import Actor


class SlipQuerySet(models.QuerySet["Slip"]):
    def visible_to(self, actor: Actor) -> Self:
        """Slips are seen by who keeps the branch of the point's unit."""
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(event__point__unit__path__startswith=path)
        return self.filter(seen)

    def waiting(self, at: datetime) -> Self:
        return self.filter(answer="", expires_at__gt=at)


class Slip(models.Model):
    """Its code is shown once and kept nowhere: `code_index` is a keyed hash of it, by which a typed code is found.

    Answered once. `once` names the form it was recorded with, so that sending the form again makes no second slip.
    `origin` is a keyed hash of where the answer came from: equal ones can be counted, none can be read.
    """

    event = models.OneToOneField(
        ServiceEvent, verbose_name="服务记录", on_delete=models.CASCADE, related_name="slip"
    )
    code_index = models.CharField("凭条码指纹", max_length=32, unique=True, editable=False)
    once = models.CharField("登记表单", max_length=40, unique=True, editable=False)
    issued_at = models.DateTimeField("交给群众的时间")
    expires_at = models.DateTimeField("有效期至")
    answer = models.CharField("群众的回答", max_length=10, choices=SlipAnswer.choices, blank=True)
    answered_at = models.DateTimeField("回答时间", null=True, blank=True)
    way = models.CharField("怎么回答的", max_length=10, choices=SlipWay.choices, blank=True)
    origin = models.CharField("回答来源指纹", max_length=32, blank=True, editable=False)

    objects = SlipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务凭条"
        indexes = [models.Index(fields=["answered_at"], name="slip_answered_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="slip_answer_has_time",
            )
        ]

    @property
    def last_day(self) -> date:
        return localdate(self.expires_at)


def said_of(point: Point) -> dict[str, Any]:
    """Services of a point, and of them: confirmed, denied, with a slip. One statement."""
    denied = Count("pk", filter=Q(slip__answer=SlipAnswer.NOT_SERVED))
    return point.events.aggregate(
        services=Count("pk"),
        confirmed=Count("pk", filter=Q(confirmed=True)),
        denied=denied,
        slips=Count("slip"),
    )
