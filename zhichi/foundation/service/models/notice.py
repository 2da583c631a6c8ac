"""A notice that stands on a public page until a paper counts as served (民事诉讼法 §95)."""

from datetime import date
from typing import Self

from django.db import models

from zhichi.foundation.regions.public import Unit
from zhichi.foundation.service.models.attempt import ServiceAttempt


class PublicNoticeQuerySet(models.QuerySet["PublicNotice"]):
    def standing(self, day: date) -> Self:
        """Those that are published on a day, the newest first."""
        held = self.filter(taken_down_at=None, announced_on__lte=day, ends_on__gte=day)
        return held.select_related("unit").order_by("-announced_on", "-pk")


class PublicNotice(models.Model):
    """`name` is the recipient as the public reads him, masked; nothing of the matter but the paper's title."""

    attempt = models.OneToOneField(ServiceAttempt, on_delete=models.PROTECT, related_name="notice")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="公告单位")
    name = models.CharField("受送达人", max_length=40)
    title = models.CharField("文书", max_length=80)
    number = models.CharField("文号", max_length=80, blank=True)
    announced_on = models.DateField("公告日期")
    ends_on = models.DateField("届满日期")
    taken_down_at = models.DateTimeField("撤下时间", null=True, blank=True)

    objects = PublicNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "送达公告"
        indexes = [models.Index(fields=["ends_on"], name="service_notice_ends")]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()
