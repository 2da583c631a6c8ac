"""One approval of a request: by whom, in which step. The three persons are held apart by the database too."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.seals.models.request import SealRequest


class Approval(models.Model):
    """`applicant` and `stamper` are those of the request: here, so that one row shows all three."""

    request = models.ForeignKey(SealRequest, on_delete=models.PROTECT, related_name="approvals")
    step = models.PositiveSmallIntegerField("第几步")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="批准人")
    applicant = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    stamper = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Whose post it was, where the approver stood in for somebody absent (委托代管).
    lent_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁批准"
    )
    at = models.DateTimeField("批准时间")

    class Meta:
        verbose_name = "用印批准"
        ordering = ["step"]
        constraints = [
            models.UniqueConstraint(fields=["request", "step"], name="seal_approval_step_once"),
            models.UniqueConstraint(fields=["request", "officer"], name="seal_approval_person_once"),
            models.CheckConstraint(
                condition=~Q(officer=F("applicant")), name="seal_approval_not_of_ones_own"
            ),
            models.CheckConstraint(
                condition=Q(stamper=None) | ~Q(stamper=F("officer")), name="seal_approval_not_by_stamper"
            ),
            models.CheckConstraint(
                condition=Q(lent_by=None)
                | ~Q(lent_by=F("officer"))
                & ~Q(lent_by=F("applicant"))
                & (Q(stamper=None) | ~Q(stamper=F("lent_by"))),
                name="seal_approval_not_lent_by_another_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}/{self.step}"

    @property
    def people(self) -> set[int]:
        """Who stands behind it: the officer, and whose post he used."""
        return {self.officer_id} | ({self.lent_by_id} if self.lent_by_id is not None else set())


def behind(approvals: Iterable[Approval]) -> set[int]:
    """Everybody who stands behind these approvals."""
    return {person for one in approvals for person in one.people}
