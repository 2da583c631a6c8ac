"""What lengthened a period."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.timelimits.enums import LimitUnit
from zhichi.foundation.timelimits.models.clock import Clock


class Extension(models.Model):
    """A decision to lengthen. Without an approval on record there is no extension (domain.md §0.6-5)."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="extensions")
    n = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, choices=LimitUnit)
    approver = models.CharField(max_length=80)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(approver=""), name="timelimits_extension_has_approver"),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.get_unit_display()}"
