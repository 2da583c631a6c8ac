"""A time in which a resource serves nobody though it would."""

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.appointments.models.resource import Resource


class Closure(models.Model):
    """`ended_at`: it was opened again before its time."""

    resource = models.ForeignKey(
        Resource, verbose_name="资源", on_delete=models.CASCADE, related_name="closures"
    )
    starts_at = models.DateTimeField("从")
    ends_at = models.DateTimeField("到")
    reason = models.CharField("原因", max_length=60)
    by = models.CharField("登记人", max_length=80)
    ended_at = models.DateTimeField("恢复时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "暂停"
        ordering = ["-starts_at"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="closure_order")]
