"""What the list says of an item from one day to another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.models.power import Power


class PowerVersionQuerySet(models.QuerySet["PowerVersion"]):
    def in_force(self, day: date) -> Self:
        """The list as it was on a day: at most one version of each item."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=day), effective_from__lte=day)


class PowerVersion(models.Model):
    """What the list says of an item from one day to another.

    `document`: {title, type, basis: [{law, article, words}], exercises, supervises, tier, responsibilities: [{matter,
    basis}], boundary, accountability, flow, complaint_phone}; the two authorities are also columns, for lists.
    """

    power = models.ForeignKey(
        Power, verbose_name="权责事项", on_delete=models.PROTECT, related_name="versions"
    )
    version = models.PositiveIntegerField("版本")
    title = models.CharField("名称", max_length=200)
    type = models.CharField("类型", max_length=2, choices=PowerType.choices)
    exercised_by = models.CharField("行使主体", max_length=100)
    supervised_by = models.CharField("监督主体", max_length=100)
    document = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    effective_from = models.DateField("施行日期")
    # The first day on which it no longer holds: the next version's, or that of its cancellation.
    effective_to = models.DateField("终止日期", null=True, blank=True)
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=80)

    objects = PowerVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "权责事项版本"
        ordering = ["power", "version"]
        constraints = [
            models.UniqueConstraint(fields=["power", "version"], name="power_version_once"),
            models.UniqueConstraint(
                fields=["power"], condition=Q(effective_to__isnull=True), name="power_open_once"
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=models.F("effective_from")),
                name="power_version_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"
