"""The rota: who sits at a resource on a weekday."""

from django.db import models
from django.db.models import F, Q

from zhichi.domains.reception.enums import Weekday
from zhichi.domains.reception.rules.times import Duty
from zhichi.foundation.appointments.public import Resource


class Shift(models.Model):
    """Each week on this day; a resource without any rota is served whenever its point is open."""

    resource = models.ForeignKey(
        Resource, verbose_name="资源", on_delete=models.CASCADE, related_name="shifts"
    )
    weekday = models.PositiveSmallIntegerField("星期", choices=Weekday.choices)
    starts = models.TimeField("从")
    ends = models.TimeField("到")
    person = models.CharField("值班人员", max_length=40)
    from_on = models.DateField("开始日期")
    # The last day, as people read it.
    last_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "排班"
        ordering = ["weekday", "starts"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="shift_order"),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("from_on")), name="shift_days"
            ),
        ]

    @property
    def duty(self) -> Duty:
        return Duty(self.weekday, self.starts, self.ends, self.from_on, self.last_on)
