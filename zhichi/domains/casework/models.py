"""What only legal aid knows of a case, and whom a place counts as being in hardship."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from zhichi.domains.casework.rules import Standard
from zhichi.foundation.cases.public import Case
from zhichi.foundation.regions.public import Region, ancestry
from zhichi.foundation.statements.public import Row


class LegalAid(Row):
    """The legal-aid side of a case: what was found, decided and achieved; written by the procedure's hooks."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="legal_aid")
    matter = models.CharField("事项", max_length=40)
    urgent = models.BooleanField("期限紧迫", default=False)
    advice = models.CharField("预判", max_length=20)
    means_result = models.CharField("经济困难核查结果", max_length=20, blank=True)
    service_form = models.CharField("援助方式", max_length=20, blank=True)
    # The ground of §25 that an authority's notice named; empty for who applied himself.
    notice_ground = models.CharField("通知辩护的情形", max_length=20, blank=True)
    result = models.CharField("办理结果", max_length=20, blank=True)
    recovered_fen = models.BigIntegerField("挽回损失（分）", default=0)
    subsidy_fen = models.BigIntegerField("补贴（分）", default=0)
    quality = models.CharField("质量等次", max_length=20, blank=True)

    class Meta:
        verbose_name = "法律援助"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recovered_fen__gte=0) & models.Q(subsidy_fen__gte=0),
                name="legal_aid_money_positive",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.matter}"


class HardshipStandard(models.Model):
    """The monthly minimum living allowance of one person, in fen, and how much of it still counts as hardship."""

    region = models.ForeignKey(Region, verbose_name="适用区划", on_delete=models.PROTECT, related_name="+")
    minimum_fen = models.BigIntegerField("最低生活保障标准（分）")
    percent = models.PositiveSmallIntegerField("倍数（百分之）", default=200)
    valid_from = models.DateField("施行日期")
    # The first day on which it no longer holds.
    valid_to = models.DateField("失效日期", null=True, blank=True)
    source = models.CharField("依据文件", max_length=200)
    synthetic = models.BooleanField("演示数据", default=False)
    set_at = models.DateTimeField("登记时间")
    set_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "经济困难标准"
        ordering = ["region", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["region", "valid_from"], name="hardship_standard_once"),
            models.CheckConstraint(
                condition=Q(minimum_fen__gt=0) & Q(percent__gte=100), name="hardship_standard_positive"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="hardship_standard_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.valid_from}"

    @property
    def value(self) -> Standard:
        source = f"{self.source}（演示数据）" if self.synthetic else self.source
        return Standard(
            self.region_id, self.minimum_fen, self.percent, self.valid_from, self.valid_to, source
        )


def standard_of(region: str, day: date) -> Standard | None:
    """The standard that holds for a division on a day: its own, or that of the nearest place above it."""
    places = [region, *ancestry(region)]
    there = HardshipStandard.objects.filter(region__in=places, valid_from__lte=day)
    held = (
        there.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
        .order_by("valid_from")
        .select_related("region")
    )
    nearest = {row.region_id: row for row in held}
    return max(nearest.values(), key=lambda row: row.region.level).value if nearest else None
