"""What stopped a clock."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.timelimits.enums import SuspensionKind
from zhichi.foundation.timelimits.models.clock import Clock


class Suspension(models.Model):
    """The clock stood still from a moment to a moment; open while `to_at` is empty."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="suspensions")
    kind = models.CharField(max_length=20, choices=SuspensionKind)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["from_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "kind"], condition=Q(to_at=None), name="timelimits_one_open_suspension"
            ),
            models.CheckConstraint(
                condition=Q(to_at=None) | Q(to_at__gte=models.F("from_at")),
                name="timelimits_suspension_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.from_at:%Y-%m-%d}"
