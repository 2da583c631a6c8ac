"""Evidence that a point lives: what was done there, who was on duty, who made sure of it."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from zhichi.domains.network.enums import ServiceChannel, ServiceItem, VerifyMethod, VerifyOutcome
from zhichi.domains.network.models.inside import PointPerson, Window
from zhichi.domains.network.models.point import Point
from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.files.public import StoredFile

M = TypeVar("M", bound=models.Model, covariant=True)


class OfPointQuerySet(models.QuerySet[M]):
    """Rows that hang on a point are seen by who keeps its unit's branch."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen)


class ServiceEvent(models.Model):
    """Somebody was served: counted once a person and matter. Holds no name; `note` says what was done.

    `confirmed` is set by the citizen, never by staff. `simhash` is the 64-bit similarity hash of `note` (signed).
    """

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="events")
    window = models.ForeignKey(
        Window, verbose_name="窗口", null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    item = models.CharField("事项", max_length=40)
    channel = models.CharField("方式", max_length=10, choices=ServiceChannel.choices)
    at = models.DateTimeField("时间")
    minutes = models.PositiveSmallIntegerField("用时（分钟）", null=True, blank=True)
    waited = models.PositiveSmallIntegerField("等候（分钟）", null=True, blank=True)
    server = models.CharField("服务人员", max_length=80)
    confirmed = models.BooleanField("群众已确认", default=False)
    note = models.CharField("服务记录", max_length=300, blank=True)
    simhash = models.BigIntegerField("相似指纹", null=True, editable=False)
    recorded_at = models.DateTimeField("登记时间")
    synthetic = models.BooleanField("演示数据", default=False)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务记录"
        indexes = [
            models.Index(fields=["point", "at"], name="service_event_point_at"),
            models.Index(fields=["at"], name="service_event_at"),
        ]

    @property
    def day(self) -> date:
        """The day of the service, in local time."""
        return localdate(self.at)

    @property
    def item_title(self) -> str:
        return str(ServiceItem(self.item).label) if self.item in ServiceItem.values else self.item


class DutyRecord(models.Model):
    """Somebody was to be on duty at a point and was, or was not. From rotas and windows, never from a check-in."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="duties")
    # Whose name it is among the people of the point; none for who is not on that list, and in rows taken over.
    point_person = models.ForeignKey(
        PointPerson,
        verbose_name="登记的人员",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="duties",
    )
    person = models.CharField("值班人员", max_length=80)
    planned_from = models.DateTimeField("应到时间")
    planned_to = models.DateTimeField("应离时间")
    attended = models.BooleanField("实际到岗", null=True)
    source = models.CharField("来源", max_length=40)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "值班记录"
        indexes = [models.Index(fields=["point", "planned_from"], name="duty_point_from")]
        constraints = [
            models.CheckConstraint(condition=Q(planned_to__gt=F("planned_from")), name="duty_order")
        ]


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


class Visit(models.Model):
    """A verification that has begun: `challenge` was drawn then and holds for this visit alone."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="visits")
    method = models.CharField("核验方式", max_length=12, choices=VerifyMethod.choices)
    challenge = models.CharField("现场口令", max_length=8)
    officer = models.ForeignKey(Officer, verbose_name="核验人", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    # Drawn in a published sample: its number; else empty.
    sample = models.CharField("抽样编号", max_length=40, blank=True)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核验过程"
        ordering = ["-begun_at"]


class Verification(models.Model):
    """Somebody from outside the point made sure of it, on site or by video; good until `expires_on` (first day after).

    `challenge` is the code to be shown in the photos; it is drawn when the visit begins and holds for it alone.
    """

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="verifications"
    )
    method = models.CharField("核验方式", max_length=12, choices=VerifyMethod.choices)
    outcome = models.CharField("核验结果", max_length=10, choices=VerifyOutcome.choices)
    at = models.DateTimeField("核验时间")
    by = models.CharField("核验人", max_length=80)
    by_name = models.CharField("核验人姓名", max_length=40, blank=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)
    challenge = models.CharField("现场口令", max_length=8, blank=True)
    lon = models.FloatField("经度", null=True, blank=True)
    lat = models.FloatField("纬度", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    # Drawn in a published sample: its number; else empty.
    sample = models.CharField("抽样编号", max_length=40, blank=True)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核验"
        indexes = [models.Index(fields=["point", "at"], name="verification_point_at")]


class VerificationPhoto(models.Model):
    """A photo taken for a verification. `phash` is its 64-bit perceptual hash (signed) (equal pictures are found)."""

    verification = models.ForeignKey(
        Verification, verbose_name="核验", on_delete=models.CASCADE, related_name="photos"
    )
    file = models.ForeignKey(
        StoredFile, verbose_name="照片", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    phash = models.BigIntegerField("图像指纹", db_index=True)
    taken_at = models.DateTimeField("拍摄时间", null=True, blank=True)
