"""When nobody is disturbed, unless it is urgent."""

from datetime import datetime

from django.db import models
from django.utils.timezone import localdate


class HoursQuerySet(models.QuerySet["QuietHours"]):
    def in_force(self, *, at: datetime) -> "QuietHours | None":
        begun = self.filter(set_at__lte=at, valid_from__lte=localdate(at))
        return begun.order_by("-valid_from", "-version").first()


class QuietHours(models.Model):
    """One version, from a day on; the same `begins` and `ends` mean that there are none."""

    version = models.PositiveIntegerField("版本", unique=True)
    begins = models.TimeField("从几点")
    ends = models.TimeField("到几点")
    valid_from = models.DateField("从哪一天起")
    set_at = models.DateTimeField("定下的时间")
    set_by = models.CharField("谁定的", max_length=80)

    objects = HoursQuerySet.as_manager()

    class Meta:
        verbose_name = "免打扰时间"

    def __str__(self) -> str:
        return f"{self.begins:%H:%M} 到 {self.ends:%H:%M}"
