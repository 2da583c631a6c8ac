"""Somebody complains about an adviser: money was asked for, he did not come, he told what he heard."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.lawtalk.enums import Grievance
from zhichi.domains.network.public import Point, PointPerson
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.vault.public import EncryptedTextField

# Who looks into it: the desks of county and city and the head of the office; never the adviser himself.
ANSWERERS = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS, Role.JUSTICE_OFFICE_HEAD)


class ComplaintQuerySet(models.QuerySet["AdviserComplaint"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.kind != "officer":
            return self.none()
        seen = Q(pk__in=[])
        for path in actor.paths(*ANSWERERS):
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen).exclude(Q(person__officer=actor.officer_id) & Q(person__isnull=False))


class AdviserComplaint(models.Model):
    """Words and telephone are sealed; nobody's name is asked for. `person` empty: the villager does not know whom."""

    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        PointPerson,
        verbose_name="法律顾问",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    about = models.CharField("什么事", max_length=12, choices=Grievance.choices)
    words = EncryptedTextField("情况")
    phone = EncryptedTextField("联系电话", blank=True)
    once = models.CharField(max_length=64, unique=True, editable=False)
    told_at = models.DateTimeField("收到时间")
    found = models.BooleanField("属实", null=True)
    answer = EncryptedTextField("处理情况", blank=True)
    answered_at = models.DateTimeField("处理时间", null=True, blank=True)
    answered_by = models.CharField("处理人", max_length=80, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "对法律顾问的投诉"
        ordering = ["-told_at", "-pk"]
        indexes = [
            models.Index(fields=["point"], name="adviser_complaint_open", condition=Q(answered_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
