"""The days on which an adviser comes to a point, as a pattern that repeats."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from zhichi.domains.lawtalk.enums import Every, Nth, Weekday
from zhichi.domains.lawtalk.rules.rota import Pattern, words_of
from zhichi.domains.network.public import PointPerson


class AdviserRota(models.Model):
    """Laid out two months ahead as duty records; `key` begins the key of each of them."""

    person = models.ForeignKey(
        PointPerson, verbose_name="法律顾问", on_delete=models.CASCADE, related_name="rotas"
    )
    weekday = models.PositiveSmallIntegerField("星期几", choices=Weekday.choices)
    nth = models.PositiveSmallIntegerField("每月第几个", choices=Nth.choices, default=Nth.NONE)
    every = models.PositiveSmallIntegerField("每几周", choices=Every.choices, default=Every.ONE)
    starts = models.TimeField("从")
    ends = models.TimeField("到")
    moves = models.BooleanField("遇放假顺延到下一个工作日", default=False)
    from_on = models.DateField("开始日期")
    last_on = models.DateField("结束日期", null=True, blank=True)
    set_at = models.DateTimeField("排定时间")
    set_by = models.CharField("排定人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "法律顾问排班"
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="adviser_rota_order"),
            models.UniqueConstraint(
                fields=["person", "weekday", "nth", "every", "starts"],
                condition=Q(last_on=None),
                name="adviser_rota_once",
            ),
        ]

    def __str__(self) -> str:
        return words_of(self.pattern)

    @property
    def key(self) -> str:
        return f"rota:{self.pk}:"

    @property
    def pattern(self) -> Pattern:
        """With the contract's last day, where that is earlier: nobody comes without a contract."""
        ends: list[date] = [day for day in (self.last_on, self.person.to_on) if day is not None]
        return Pattern(self.weekday, self.from_on, min(ends, default=None), self.every, self.nth, self.moves)


class RotaChange(models.Model):
    """One day of a rota agreed otherwise: another day, or none."""

    rota = models.ForeignKey(AdviserRota, on_delete=models.CASCADE, related_name="changes")
    day = models.DateField("原来的日子")
    instead = models.DateField("改到哪天", null=True, blank=True)
    reason = models.CharField("原因", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "排班临时变动"
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["rota", "day"], name="adviser_rota_change_once")]

    def __str__(self) -> str:
        return f"{self.day}"
