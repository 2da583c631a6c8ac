"""A place with one queue, and each day's count of its tickets."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit

# The legal aid centre works in the hall of its bureau, though the hall is not its own.
BESIDE = (Role.LEGAL_AID_HEAD, Role.LEGAL_AID_CLERK)


def above(path: str) -> str:
    """The path of the unit above: /1/5/12/ -> /1/5/."""
    return path[: path.rstrip("/").rfind("/") + 1]


class HallQuerySet(models.QuerySet["Hall"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those whose unit lies below an officer's posts; what everybody may know stands on the room's public pages."""
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for post in actor.posts:
            seen |= Q(unit__path__startswith=post.unit_path)
            if post.role in BESIDE:
                seen |= Q(unit__path=above(post.unit_path), unit__tier=post.tier)
        return self.filter(seen)


class Hall(models.Model):
    """Where people are served one after the other. `subject` names it in the room that knows what it is."""

    subject = models.CharField("大厅", max_length=60, unique=True)
    name = models.CharField("名称", max_length=100)
    unit = models.ForeignKey(Unit, verbose_name="主管机构", on_delete=models.PROTECT, related_name="halls")
    # Whether new bookings and tickets are taken.
    taking = models.BooleanField("开放预约和取号", default=True)

    objects = HallQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "大厅"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class HallDay(models.Model):
    """The day of a hall: numbers are given and people called under its lock."""

    hall = models.ForeignKey(Hall, verbose_name="大厅", on_delete=models.CASCADE, related_name="days")
    day = models.DateField("日期")
    last_number = models.PositiveIntegerField("最后的号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "大厅的一天"
        constraints = [models.UniqueConstraint(fields=["hall", "day"], name="hall_day_once")]
