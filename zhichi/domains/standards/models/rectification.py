"""What the city found wanting, item by item, and how it was put right."""

from django.db import models

from zhichi.domains.standards.models.assessment import Assessment
from zhichi.foundation.files.public import StoredFile


class Rectification(models.Model):
    """One item to be put right by a day, and how it was."""

    assessment = models.ForeignKey(
        Assessment, verbose_name="评定", on_delete=models.CASCADE, related_name="rectifications"
    )
    item = models.CharField("条目", max_length=20)
    demand = models.CharField("整改要求", max_length=200)
    due_on = models.DateField("整改期限")
    proof = models.CharField("整改情况", max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name="材料", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField("完成时间", null=True)
    accepted = models.BooleanField("复查通过", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "整改任务"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "item"], name="rectification_once")]
