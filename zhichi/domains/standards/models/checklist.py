"""A checklist is data: one row a version, never changed."""

from datetime import date
from functools import cached_property
from typing import Self

from django.db import models

from zhichi.domains.standards.rules.sheet import Sheet, read_sheet
from zhichi.foundation.regions.public import Tier


class ChecklistQuerySet(models.QuerySet["Checklist"]):
    def current(self, day: date) -> Self:
        """The version in force on a day, one of each tier: the newest that has begun."""
        begun = self.filter(effective_from__lte=day, tier=models.OuterRef("tier"))
        newest = begun.order_by("-effective_from", "-version").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest))


class Checklist(models.Model):
    """One version for one tier. `document` holds heads, items, weights, evidence, vetoes and the grades' thresholds."""

    key = models.CharField("清单", max_length=40)
    version = models.PositiveIntegerField("版本")
    tier = models.CharField("层级", max_length=10, choices=Tier.choices)
    title = models.CharField("名称", max_length=100)
    # True for what we ship: no official sheet for Shandong was found (domain.md §1.6).
    example = models.BooleanField("示例", default=True)
    effective_from = models.DateField("施行日期")
    document = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    published_at = models.DateTimeField("发布时间")

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "规范化清单"
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="checklist_once")]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"

    @cached_property
    def sheet(self) -> Sheet:
        return read_sheet(self.document)
