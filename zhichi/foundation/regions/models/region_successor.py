"""A revoked region and one that took over (part of) it on a day."""

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.regions.models.region import Region


class RegionSuccessor(models.Model):
    """A revoked region and one that took over (part of) it on a day."""

    former = models.ForeignKey(
        Region, verbose_name="原区划", on_delete=models.CASCADE, related_name="successors"
    )
    successor = models.ForeignKey(
        Region, verbose_name="承接区划", on_delete=models.CASCADE, related_name="predecessors"
    )
    on = models.DateField("变更日期")
    document = models.CharField("文件依据", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "区划承接"
        constraints = [
            models.UniqueConstraint(fields=["former", "successor", "on"], name="region_successor_once"),
            models.CheckConstraint(condition=~Q(former=F("successor")), name="region_successor_is_another"),
        ]
