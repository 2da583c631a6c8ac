"""What was found in one case: it stands until the fact is gone, or somebody said why it may stand."""

from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.cases.public import Case
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.risks.enums import Grade, State
from zhichi.foundation.risks.models.catalogue import signal_of
from zhichi.foundation.risks.rules import Kept, Signal


class RiskSignalQuerySet(models.QuerySet["RiskSignal"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(case__in=Case.objects.visible_to(actor).order_by().values("pk"))

    def open(self) -> Self:
        return self.filter(state=State.OPEN)


class RiskSignal(models.Model):
    """`words` say what exactly, naming nobody; `unit` is where the case lay when it was found."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="risk_signals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="经办单位")
    key = models.CharField("信号", max_length=20)
    grade = models.CharField("轻重", max_length=10, choices=Grade.choices)
    words = models.CharField("情况", max_length=300)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    raised_at = models.DateTimeField("发现时间")
    gone_at = models.DateTimeField("消除时间", null=True, blank=True)
    assigned = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处理人"
    )
    assigned_at = models.DateTimeField("指定时间", null=True, blank=True)
    closed_at = models.DateTimeField("说明时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="说明人"
    )
    because = models.CharField("理由", max_length=500, blank=True)

    objects = RiskSignalQuerySet.as_manager()

    class Meta:
        verbose_name = "法律风险信号"
        ordering = ["-raised_at", "-pk"]
        indexes = [
            models.Index(fields=["unit", "key"], name="risk_open_unit", condition=Q(state=State.OPEN)),
            models.Index(fields=["assigned"], name="risk_open_person", condition=Q(state=State.OPEN)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key", "words"], condition=~Q(state=State.GONE), name="risk_stands_once"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(closed_at__isnull=False) & ~Q(because=""),
                name="risk_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=State.GONE, gone_at__isnull=False)
                | (~Q(state=State.GONE) & Q(gone_at=None)),
                name="risk_gone_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"

    @property
    def signal(self) -> Signal:
        return signal_of(self.case.kind, self.key)

    @property
    def kept(self) -> Kept:
        return Kept(self.pk, self.key, self.words, self.state)


def standing(cases: Sequence[int]) -> dict[int, list[RiskSignal]]:
    """By case what is not gone, in any state, the gravest first. One statement."""
    rows = RiskSignal.objects.filter(case__in=cases).exclude(state=State.GONE)
    found: dict[int, list[RiskSignal]] = {}
    for row in rows.select_related("case", "assigned", "closed_by").order_by(F("raised_at"), "pk"):
        found.setdefault(row.case_id, []).append(row)
    order = list(Grade.values)
    return {pk: sorted(held, key=lambda one: order.index(one.grade)) for pk, held in found.items()}
