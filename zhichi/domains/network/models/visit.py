"""A verification that has begun: `challenge` was drawn then and holds for this visit alone."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models

from zhichi.domains.network.enums import VerifyMethod
from zhichi.domains.network.models.figures import verification_terms
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.service_event import OfPointQuerySet
from zhichi.domains.network.models.verification import Verification
from zhichi.foundation.accounts.public import Actor, Officer


class VisitQuerySet(OfPointQuerySet["Visit"]):
    def open_of(self, actor: Actor, at: datetime) -> Self:
        """Those this officer began, whose code still holds and whose result nobody has written down."""
        since = at - timedelta(hours=verification_terms().visit_hours)
        return self.filter(officer_id=actor.officer_id, ended_at=None, begun_at__gte=since)


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

    # The name of the form that ended it: what is sent twice, or sent again after a broken line, is one result.
    once = models.CharField("表单名", max_length=40, blank=True, editable=False)
    result = models.OneToOneField(
        Verification,
        verbose_name="结果",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核验过程"
        ordering = ["-begun_at"]

    @property
    def until(self) -> datetime:
        """The moment after which the code is void."""
        return self.begun_at + timedelta(hours=verification_terms().visit_hours)
