"""Somebody from outside the point made sure of it, on site or by video; good until `expires_on` (first day after)."""

from datetime import timedelta

from django.db import models

from zhichi.domains.network.enums import VerifyMethod, VerifyOutcome
from zhichi.domains.network.models.figures import verification_terms
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.service_event import OfPointQuerySet
from zhichi.domains.network.rules.position import distance_words

SOON = timedelta(minutes=5)


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
    # Metres between that position and the one registered then; none where one of both was not known.
    off_m = models.PositiveIntegerField("离登记位置（米）", null=True)
    note = models.CharField("说明", max_length=300, blank=True)
    # When the device says it was filled in: earlier than `at` where there was no connection. A claim, no proof.
    told_at = models.DateTimeField("填写时间", null=True, blank=True)
    # Drawn in a published sample: its number; else empty.
    sample = models.CharField("抽样编号", max_length=40, blank=True)

    objects = OfPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核验"
        indexes = [models.Index(fields=["point", "at"], name="verification_point_at")]

    @property
    def came_late(self) -> bool:
        """Whether it waited on the device for a connection."""
        return self.told_at is not None and self.at - self.told_at > SOON

    @property
    def far_words(self) -> str:
        """What is odd about where it was made, or nothing."""
        if self.off_m is None or self.off_m <= verification_terms().far_m:
            return ""
        return f"登记的核验位置离这个服务点{distance_words(self.off_m)}"
