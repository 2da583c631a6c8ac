"""What is to be told: one row, written in the transaction of the act that causes it."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Row, Slot, reading
from zhichi.foundation.vault.public import EncryptedJSONField

NOT_SPREAD = Q(spread_at__isnull=True)
OF_OFFICERS = Q(audience=Audience.OFFICER)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, actor: Actor) -> Self:
        """Of cases that the actor may know of, and of what happens at his desks."""
        if actor.kind == "system":
            return self.all()
        desks = [post.unit_id for post in actor.posts]
        mine = Q(case__in=Case.objects.visible_to(actor).order_by()) | Q(case=None, unit__in=desks)
        return self.filter(mine, audience=Audience.CITIZEN)

    def to_officer(self, actor: Actor) -> Self:
        """What this officer is told himself, or one of his desks is."""
        desks = [post.unit_id for post in actor.posts]
        return self.filter(Q(officer=actor.officer_id) | Q(officer=None, unit__in=desks), OF_OFFICERS)

    def ripe(self, *, at: datetime) -> Self:
        """Not yet handed to the channels, and not held back any longer."""
        return self.filter(NOT_SPREAD).filter(Q(hold_until=None) | Q(hold_until__lte=at)).order_by("pk")


class Notice(Row):
    """An event for a person. Its words follow from its template and its facts; its copies are `Delivery`.

    `cause` tells two of one event about one subject apart; the three together are there once. `contact` is given
    only where the addresses are not those of a case's parties: {"phone": …, "mail": …}, encrypted.
    """

    subject = models.CharField("关于", max_length=80)
    event = models.CharField("事件", max_length=60)
    cause = models.CharField("起因", max_length=40, blank=True)
    audience = models.CharField("给谁", max_length=8, choices=Audience.choices)
    tail = models.CharField("编号尾号", max_length=12, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    contact = EncryptedJSONField("联系方式", null=True)
    # A date, or a moment with its zone, as ISO writes it.
    day = models.CharField("日期", max_length=32, blank=True)
    words = models.TextField("下一步", blank=True)
    page = models.CharField("页面", max_length=200, blank=True)
    at = models.DateTimeField("时间")
    hold_until = models.DateTimeField("最早何时发", null=True)
    until = models.DateTimeField("最晚何时发", null=True)
    spread_at = models.DateTimeField("交给渠道的时间", null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "通知"
        constraints = [models.UniqueConstraint(fields=["subject", "event", "cause"], name="notice_once")]
        indexes = [
            models.Index(fields=["id"], name="notice_to_spread", condition=NOT_SPREAD),
            models.Index(fields=["officer", "at"], name="notice_of_officer", condition=OF_OFFICERS),
            models.Index(fields=["unit", "at"], name="notice_of_desk", condition=OF_OFFICERS),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"


@reading
def told_about(*, subject: Slot) -> QuerySet[Notice, Notice]:
    """What citizens were told about one subject, the newest first, with the desk it came from."""
    rows = Notice.objects.filter(subject=subject, audience=Audience.CITIZEN).select_related("unit")
    return rows.defer("contact").order_by("-at", "-pk")
