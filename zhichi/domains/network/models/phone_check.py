"""A call to the number that a point publishes."""

from django.db import models

from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.service_event import OfPointQuerySet


class PhoneCheck(models.Model):
    """A call to the number that a point publishes."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="phone_checks"
    )
    at = models.DateTimeField("时间")
    reached = models.BooleanField("有人接听")
    by = models.CharField("拨打人", max_length=80)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "电话抽查"
        indexes = [models.Index(fields=["point", "at"], name="phone_check_point_at")]
