"""What only this room knows of a case of kind `power_adjustment`."""

from django.db import models

from zhichi.domains.catalogue.enums import Adjustment, Trigger
from zhichi.domains.catalogue.models.power import Power
from zhichi.foundation.cases.public import Case


class PowerAdjustment(models.Model):
    """What only this room knows of a case of kind `power_adjustment`."""

    case = models.OneToOneField(
        Case, verbose_name="案件", on_delete=models.PROTECT, related_name="power_adjustment"
    )
    # None while an item is being added.
    power = models.ForeignKey(
        Power,
        verbose_name="权责事项",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="adjustments",
    )
    code = models.CharField("拟定编码", max_length=40, blank=True)
    trigger = models.CharField("起因", max_length=12, choices=Trigger.choices)
    # The change of an article that opened it, if one did.
    change = models.ForeignKey(
        "ArticleChange",
        verbose_name="条文变动",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="adjustments",
    )
    kind = models.CharField("调整", max_length=10, choices=Adjustment.choices, blank=True)
    # What the item would say afterwards, in the shape of PowerVersion.document.
    proposal = models.JSONField("拟调整内容", default=dict, blank=True)
    effective_on = models.DateField("拟施行日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "清单调整"

    def __str__(self) -> str:
        return f"清单调整 {self.case_id}"
