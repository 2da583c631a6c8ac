"""What was reckoned for a day: the standing of each point, and the layers of coverage by county and tier."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.coverage.enums import Standing
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.statements.public import Slot


class StandingQuerySet(models.QuerySet["PointStanding"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen)

    def hollow(self, paths: Iterable[str | Slot]) -> Self:
        """What stands only on paper in branches of units: most people without first, then the emptiest."""
        inside = Q(pk__in=[])
        for path in paths:
            inside |= Q(point__unit__path__startswith=path)
        return self.filter(inside, standing=Standing.HOLLOW).order_by("-people", "score", "pk")


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
    # People of the places that nothing but hollow points serves, this one among them; 0 for what is not hollow.
    people = models.PositiveIntegerField("影响人数", default=0)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务点活力"
        indexes = [models.Index(fields=["standing", "-people", "score"], name="standing_by_people")]
