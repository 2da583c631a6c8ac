"""A place with one queue, and each day's count of its tickets."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Slot

# The legal aid centre works in the hall of its bureau, though the hall is not its own.
BESIDE = (Role.LEGAL_AID_HEAD, Role.LEGAL_AID_CLERK)


def above(path: str) -> str:
    """The path of the unit above: /1/5/12/ -> /1/5/."""
    return path[: path.rstrip("/").rfind("/") + 1]


def beside(actor: Actor) -> list[tuple[str, str]]:
    """Tier and path of units beside which posts serve: the centre's desk stands in its county's hall."""
    return [(post.tier, above(post.unit_path)) for post in actor.posts if post.role in BESIDE]


def halls_within(paths: Iterable[str | Slot], near: Iterable[tuple[str, str | Slot]], *, to: str = "") -> Q:
    """Halls of these branches, and of units (tier, path) beside which somebody serves.

    `to` leads from what is asked to the hall ("hall__").
    """
    seen = Q(pk__in=[])
    for path in paths:
        seen |= Q(**{f"{to}unit__path__startswith": path})
    for tier, path in near:
        seen |= Q(**{f"{to}unit__path": path, f"{to}unit__tier": tier})
    return seen


class HallQuerySet(models.QuerySet["Hall"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those whose unit lies below an officer's posts; what everybody may know stands on the room's public pages."""
        if actor.kind == "system":
            return self.all()
        return self.filter(halls_within(actor.paths(), beside(actor)))


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
