"""A talk on law that an adviser gave at a point (domain.md §1.10: lecture log)."""

from typing import Self

from django.db import models

from zhichi.domains.network.public import Point, PointPerson
from zhichi.foundation.accounts.public import Actor


class LectureQuerySet(models.QuerySet["Lecture"]):
    def visible_to(self, actor: Actor) -> Self:
        """Of the points of one's branch, and an adviser's own wherever he gave them."""
        if actor.kind == "system":
            return self.all()
        if actor.kind != "officer":
            return self.none()
        mine = models.Q(person__officer=actor.officer_id)
        return self.filter(mine | models.Q(point__in=Point.objects.of_branch(actor)))


class Lecture(models.Model):
    """Recorded by the adviser or the office; that it took place is said by somebody else, never by a photo."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="lectures")
    person = models.ForeignKey(
        PointPerson, verbose_name="主讲人", on_delete=models.PROTECT, related_name="lectures"
    )
    held_at = models.DateTimeField("时间")
    minutes = models.PositiveSmallIntegerField("讲了多少分钟")
    heard = models.PositiveSmallIntegerField("来听的人数")
    topic = models.CharField("讲什么", max_length=80)
    note = models.CharField("情况", max_length=300, blank=True)
    # Names the form it came with: sent twice, it is one.
    once = models.CharField(max_length=40, unique=True, editable=False)
    recorded_at = models.DateTimeField("登记时间")
    recorded_by = models.CharField("登记人", max_length=80)
    took_place = models.BooleanField("确实讲了", null=True)
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    confirmed_by = models.CharField("确认人", max_length=80, blank=True)

    objects = LectureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "法治讲座"
        ordering = ["-held_at", "-pk"]

    def __str__(self) -> str:
        return self.topic

    @property
    def standing(self) -> str:
        return {None: "等村（居）确认", True: "村（居）确认讲了", False: "村（居）说没有讲"}[self.took_place]
