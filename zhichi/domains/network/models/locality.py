"""Where the people of a region live, and how many: what reachability is measured from."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.regions.public import Region


class Locality(models.Model):
    """Position (degrees of CGCS2000) and number of residents of one region, with where the figures come from."""

    region = models.OneToOneField(
        Region, verbose_name="区划", primary_key=True, on_delete=models.CASCADE, related_name="locality"
    )
    lon = models.FloatField("经度", null=True, blank=True)
    lat = models.FloatField("纬度", null=True, blank=True)
    people = models.PositiveIntegerField("人口", null=True, blank=True)
    as_of = models.DateField("截至日期")
    source = models.CharField("来源", max_length=100)
    synthetic = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "聚居地"
        constraints = [
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__gte=-180, lon__lte=180, lat__gte=-90, lat__lte=90),
                name="locality_on_earth",
            )
        ]
