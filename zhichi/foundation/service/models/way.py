"""Published ways of service: one row a version, never changed."""

from datetime import date
from functools import lru_cache

from django.db import models
from django.db.models import QuerySet

from zhichi.foundation.service.enums import Way
from zhichi.foundation.service.rules import Method, read
from zhichi.foundation.statements.public import Slot, reading


class ServiceWay(models.Model):
    code = models.CharField("方式", max_length=12, choices=Way.choices)
    version = models.PositiveIntegerField("版本")
    effective_from = models.DateField("从哪天起用")
    document = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    published_at = models.DateTimeField("发布时间")

    class Meta:
        verbose_name = "送达方式"
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="service_way_once")]

    def __str__(self) -> str:
        return f"{self.get_code_display()} 第{self.version}版"


def ways_on(day: date) -> dict[str, Method]:
    """The ways in force on a day by their code, in the order in which they are tried. One statement."""
    newest = dict(published_by(day=day))
    return {
        method.code: method for method in sorted(map(_way_of, newest.values()), key=lambda one: one.order)
    }


@reading
def published_by(*, day: Slot) -> QuerySet[ServiceWay, tuple[str, int]]:
    """(code, key) of every version that was in force by a day, the newest of a code last."""
    rows = ServiceWay.objects.filter(effective_from__lte=day)
    return rows.order_by("code", "effective_from", "version").values_list("code", "pk")


@lru_cache(maxsize=128)
def _way_of(pk: int) -> Method:
    """Rows never change, so each process reads one once."""
    return read(ServiceWay.objects.values_list("document", flat=True).get(pk=pk))
