"""What one level said of one item."""

from django.db import models

from zhichi.domains.standards.enums import Level
from zhichi.domains.standards.models.assessment import Assessment
from zhichi.foundation.files.public import StoredFile


class Mark(models.Model):
    """What one level said of one item: met or not, a remark, and the evidence."""

    assessment = models.ForeignKey(
        Assessment, verbose_name="评定", on_delete=models.CASCADE, related_name="marks"
    )
    level = models.CharField("层次", max_length=10, choices=Level.choices)
    item = models.CharField("条目", max_length=20)
    met = models.BooleanField("符合")
    remark = models.CharField("说明", max_length=200, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name="材料", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Who marked it: nobody reviews what he marked himself.
    by = models.CharField("填写人", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "条目评分"
        constraints = [models.UniqueConstraint(fields=["assessment", "level", "item"], name="mark_once")]
