"""Days on which a point's hours differ: `hours` are spans like [["09:00", "11:30"]], none when closed."""

from django.db import models
from django.db.models import F, Q

from zhichi.domains.network.models.point import Point
from zhichi.domains.network.rules.opening import Differing


class HoursException(models.Model):
    """Days on which a point's hours differ: `hours` are spans like [["09:00", "11:30"]], none when closed."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="exceptions"
    )
    from_on = models.DateField("开始日期")
    # The last day, as people read it.
    last_on = models.DateField("结束日期")
    hours = models.JSONField("开放时间", default=list, blank=True)
    reason = models.CharField("原因", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "临时开放时间"
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("from_on")), name="hours_exception_order")
        ]

    @property
    def value(self) -> Differing:
        return Differing(self.from_on, self.last_on, self.hours, self.reason)
