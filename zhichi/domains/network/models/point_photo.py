"""A picture of a point that everybody may see."""

from django.db import models

from zhichi.domains.network.models.point import Point
from zhichi.foundation.files.public import StoredFile


class PointPhoto(models.Model):
    """A picture of a point that everybody may see."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, verbose_name="照片", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField("说明", max_length=60)
    taken_on = models.DateField("拍摄日期")

    class Meta:
        verbose_name = verbose_name_plural = "服务点照片"
        ordering = ["-taken_on", "pk"]
