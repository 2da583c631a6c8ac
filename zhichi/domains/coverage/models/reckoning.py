"""What was reckoned for a day: the standing of each point, and the layers of coverage by county and tier."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from zhichi.domains.coverage.enums import Figure, Standing
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Tier, Unit


class StandingQuerySet(models.QuerySet["PointStanding"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen)


class PointStanding(models.Model):
    """The newest reckoning of one point: score in thousandths, standing, and every signal with its words.

    `signals` is a list of {"key", "points" (thousandths, negative takes away), "words"}.
    """

    point = models.OneToOneField(
        Point, verbose_name="服务点", primary_key=True, on_delete=models.CASCADE, related_name="standing"
    )
    day = models.DateField("计算日期")
    standing = models.CharField("活力", max_length=10, choices=Standing.choices)
    score = models.IntegerField("得分（千分）")
    signals = models.JSONField("依据")
    verified = models.BooleanField("核验有效")
    verified_to = models.DateField("核验有效期至", null=True)
    last_life_on = models.DateField("最近一次有服务", null=True)
    # Since when it has been hollow without a break.
    hollow_since = models.DateField("疑似空壳起", null=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务点活力"
        indexes = [models.Index(fields=["standing", "score"], name="standing_by_score")]


class HollowAnswer(models.Model):
    """What a county says of a hollow point, and what it will do until when."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="hollow_answers"
    )
    text = models.CharField("情况说明", max_length=300)
    due_on = models.DateField("整改期限", null=True, blank=True)
    at = models.DateTimeField("答复时间")
    by = models.CharField("答复人", max_length=80)
    by_name = models.CharField("答复人姓名", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "空壳疑点答复"
        ordering = ["-at"]


class CoverageDay(models.Model):
    """Served regions over eligible regions of one tier under one county-level unit, as reckoned for a day."""

    day = models.DateField("日期")
    county = models.ForeignKey(Unit, verbose_name="县（市、区）", on_delete=models.PROTECT, related_name="+")
    tier = models.CharField("层级", max_length=10, choices=Tier.choices)
    eligible = models.PositiveIntegerField("应覆盖")
    claimed = models.PositiveIntegerField("登记在册")
    verified = models.PositiveIntegerField("核验属实")
    effective = models.PositiveIntegerField("真正在服务")

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


class Figures(models.Model):
    """Figures computed for the whole city on a day, with what they were computed from; never changed."""

    kind = models.CharField("种类", max_length=10, choices=Figure.choices)
    # What they are about, for example the item whose reach was measured; empty for all.
    about = models.CharField("对象", max_length=60, blank=True)
    day = models.DateField("截至日期")
    made_at = models.DateTimeField("计算时间")
    seconds = models.FloatField("用时（秒）")
    data = models.JSONField("数据")

    class Meta:
        verbose_name = verbose_name_plural = "测算结果"
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["kind", "about", "-made_at"], name="figures_newest")]
