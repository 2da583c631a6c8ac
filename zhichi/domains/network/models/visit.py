"""A verification that has begun: `challenge` was drawn then and holds for this visit alone."""

from django.db import models

from zhichi.domains.network.enums import VerifyMethod
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.service_event import OfPointQuerySet
from zhichi.foundation.accounts.public import Officer


class Visit(models.Model):
    """A verification that has begun: `challenge` was drawn then and holds for this visit alone."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="visits")
    method = models.CharField("核验方式", max_length=12, choices=VerifyMethod.choices)
    challenge = models.CharField("现场口令", max_length=8)
    officer = models.ForeignKey(Officer, verbose_name="核验人", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    # Drawn in a published sample: its number; else empty.
    sample = models.CharField("抽样编号", max_length=40, blank=True)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核验过程"
        ordering = ["-begun_at"]
