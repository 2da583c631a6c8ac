"""What is at a point: windows, people, equipment, photos, and days on which its hours differ."""

from django.db import models
from django.db.models import F, Q

from zhichi.domains.network.enums import EquipmentKind, PersonKind
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.rules.opening import Differing
from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.files.public import StoredFile


class Window(models.Model):
    """A counter where people are served; `items` are codes of what it does, empty for everything here."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="windows")
    code = models.CharField("窗口号", max_length=10)
    name = models.CharField("窗口名称", max_length=40)
    items = models.JSONField("办理事项", default=list, blank=True)
    accessible = models.BooleanField("无障碍窗口", default=False)
    # Empty: the hours of the point.
    hours = models.JSONField("开放时间", default=dict, blank=True)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务窗口"
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["point", "code"], name="window_once")]

    def __str__(self) -> str:
        return f"{self.code}号 {self.name}"


class HoursException(models.Model):
    """Days on which a point's hours differ: `hours` are spans like [["09:00", "11:30"]], none when closed."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="exceptions"
    )
    from_on = models.DateField("开始日期")
    # The last day, as people read it.
    last_on = models.DateField("结束日期")
    hours = models.JSONField("开放时间", default=list, blank=True)
    reason = models.CharField("原因", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "临时开放时间"
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("from_on")), name="hours_exception_order")
        ]

    @property
    def value(self) -> Differing:
        return Differing(self.from_on, self.last_on, self.hours, self.reason)


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


class PointEquipment(models.Model):
    """How many of a kind of equipment a point has; the single devices are the equipment room's."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="equipment"
    )
    kind = models.CharField("设备", max_length=20, choices=EquipmentKind.choices)
    count = models.PositiveSmallIntegerField("数量")
    working = models.PositiveSmallIntegerField("完好数量")

    class Meta:
        verbose_name = verbose_name_plural = "服务点设备"
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["point", "kind"], name="point_equipment_once"),
            models.CheckConstraint(condition=Q(working__lte=F("count")), name="point_equipment_working"),
        ]


class PointPhoto(models.Model):
    """A picture of a point that everybody may see."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, verbose_name="照片", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField("说明", max_length=60)
    taken_on = models.DateField("拍摄日期")

    class Meta:
        verbose_name = verbose_name_plural = "服务点照片"
        ordering = ["-taken_on", "pk"]
