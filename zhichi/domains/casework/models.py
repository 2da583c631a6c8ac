"""What only legal aid knows of a case."""

from django.db import models

from zhichi.foundation.cases.public import Case
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
