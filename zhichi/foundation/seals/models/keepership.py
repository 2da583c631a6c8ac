"""Who keeps a seal, from when until when: named by another, begun when he took it over."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.seals.models.seal import Seal


class KeepershipQuerySet(models.QuerySet["Keepership"]):
    def running(self, on: date) -> "KeepershipQuerySet":
        """Taken over, not ended, and a stand-in not past his last day."""
        return self.filter(taken_at__isnull=False, ended_at=None).filter(Q(until=None) | Q(until__gte=on))

    def awaited(self) -> "KeepershipQuerySet":
        return self.filter(taken_at=None, ended_at=None)


class Keepership(models.Model):
    """`until` is the last day of a stand-in; a keeper has none. `named_by` saw the seal handed over (监交)."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="keeperships")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="保管人")
    stands_in = models.BooleanField("临时代管", default=False)
    until = models.DateField("代管到", null=True, blank=True)
    named_at = models.DateTimeField("指定时间")
    named_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="监交人"
    )
    taken_at = models.DateTimeField("接印时间", null=True, blank=True)
    ended_at = models.DateTimeField("交出时间", null=True, blank=True)

    objects = KeepershipQuerySet.as_manager()

    class Meta:
        verbose_name = "印章保管"
        ordering = ["named_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(named_by=F("officer")), name="keeper_not_named_by_himself"),
            models.CheckConstraint(
                condition=Q(stands_in=True, until__isnull=False) | Q(stands_in=False, until=None),
                name="keeper_stand_in_has_a_last_day",
            ),
            models.UniqueConstraint(
                fields=["seal"],
                condition=Q(stands_in=False, taken_at__isnull=False, ended_at=None),
                name="keeper_one_of_a_seal",
            ),
            models.UniqueConstraint(
                fields=["seal", "officer"], condition=Q(ended_at=None), name="keeper_once_of_a_seal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seal_id}: {self.officer_id}"

    @property
    def standing(self) -> str:
        if self.ended_at is not None:
            return "已交出"
        if self.taken_at is None:
            return "等待接印"
        return "代管" if self.stands_in else "保管"
