from django.conf import settings
from django.db import models

from zhichi.foundation.cases.enums import ReferralState
from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.regions.public import Unit


class Referral(models.Model):
    """Work passed to another room or desk (转介): a legal step with reason, notice and answer (domain.md §2.6)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    opened = models.OneToOneField(
        Case, on_delete=models.PROTECT, related_name="referred_from", null=True, blank=True
    )
    intake = models.CharField("转往业务", max_length=40)
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("理由")
    basis = models.CharField("依据", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=ReferralState.choices, default=ReferralState.SENT)
    sent_at = models.DateTimeField("转出时间")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    citizen_told_at = models.DateTimeField("告知当事人时间")
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    return_reason = models.TextField("退回理由", blank=True)

    class Meta:
        verbose_name = "转介"
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state="sent"), name="referral_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(return_reason=""),
                name="referral_return_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.intake}"
