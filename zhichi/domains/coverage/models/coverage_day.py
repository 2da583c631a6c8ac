"""Served regions over eligible regions of one tier under one county-level unit, as reckoned for a day."""

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.regions.public import Tier, Unit


class CoverageDay(models.Model):
    """Served regions over eligible regions of one tier under one county-level unit, as reckoned for a day."""

    day = models.DateField("日期")
    county = models.ForeignKey(Unit, verbose_name="县（市、区）", on_delete=models.PROTECT, related_name="+")
    tier = models.CharField("层级", max_length=10, choices=Tier.choices)
    eligible = models.PositiveIntegerField("应覆盖")
    claimed = models.PositiveIntegerField("登记在册")
    verified = models.PositiveIntegerField("核验属实")
    effective = models.PositiveIntegerField("真正在服务")
    # When these counts were found; unknown of rows that are older than the column.
    made_at = models.DateTimeField("计算时间", null=True)
    # Something that held on this day was recorded later: the next night counts it again.
    stale = models.BooleanField("待重算", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "当日覆盖"
        ordering = ["day", "county", "tier"]
        constraints = [
            models.UniqueConstraint(fields=["day", "county", "tier"], name="coverage_day_once"),
            models.CheckConstraint(
                condition=Q(effective__lte=F("verified"))
                & Q(verified__lte=F("claimed"))
                & Q(claimed__lte=F("eligible")),
                name="coverage_layers_inside",
            ),
        ]
        indexes = [models.Index(fields=["day"], name="coverage_day_stale", condition=Q(stale=True))]
