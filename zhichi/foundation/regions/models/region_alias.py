"""Another name of a region; former names stay findable."""

from django.db import models

from zhichi.foundation.regions.enums import AliasKind
from zhichi.foundation.regions.models.region import Region


class RegionAlias(models.Model):
    """Another name of a region; former names stay findable."""

    region = models.ForeignKey(
        Region, verbose_name="行政区划", on_delete=models.CASCADE, related_name="aliases"
    )
    name = models.CharField("名称", max_length=100, db_index=True)
    kind = models.CharField("种类", max_length=10, choices=AliasKind.choices)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "区划别名"
        constraints = [
            models.UniqueConstraint(fields=["region", "name", "kind", "valid_from"], name="region_alias_once")
        ]
