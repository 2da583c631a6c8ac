"""Somebody who works at a point; for an adviser with firm and contract period (domain.md §1.10)."""

from django.db import models
from django.db.models import F, Q

from zhichi.domains.network.enums import PersonKind
from zhichi.domains.network.models.point import Point
from zhichi.foundation.accounts.public import Officer


class PointPerson(models.Model):
    """Somebody who works at a point; for an adviser with firm and contract period (domain.md §1.10).

    Names of staff and advisers are published (山东省公共法律服务条例 §38); telephones are the point's own.
    """

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="people")
    kind = models.CharField("身份", max_length=10, choices=PersonKind.choices)
    name = models.CharField("姓名", max_length=40)
    officer = models.ForeignKey(
        Officer, verbose_name="账号", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    firm = models.CharField("所在机构", max_length=100, blank=True)
    contract = models.CharField("合同编号", max_length=60, blank=True)
    visits_a_month = models.PositiveSmallIntegerField("每月到场次数", null=True, blank=True)
    from_on = models.DateField("开始日期")
    to_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务点人员"
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="point_person_order"
            )
        ]

    def __str__(self) -> str:
        return self.name
