"""What a county shall reach by the end of each month of a year: `months` are twelve counts of served regions."""

from django.db import models

from zhichi.foundation.regions.public import Tier, Unit


class CoveragePlan(models.Model):
    """What a county shall reach by the end of each month of a year: `months` are twelve counts of served regions."""

    county = models.ForeignKey(Unit, verbose_name="县（市、区）", on_delete=models.PROTECT, related_name="+")
    tier = models.CharField("层级", max_length=10, choices=Tier.choices)
    year = models.PositiveSmallIntegerField("年度")
    months = models.JSONField("各月末目标")
    set_by = models.CharField("下达人", max_length=80)
    set_at = models.DateTimeField("下达时间")

    class Meta:
        verbose_name = verbose_name_plural = "年度建设计划"
        constraints = [
            models.UniqueConstraint(fields=["county", "tier", "year"], name="coverage_plan_once"),
        ]
