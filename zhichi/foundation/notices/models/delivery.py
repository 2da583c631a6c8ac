"""One copy of a notice on its way out: at once the job that is kept, and the line of the log."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.notices.enums import Channel, State
from zhichi.foundation.notices.models.notice import Notice
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import EncryptedTextField
from zhichi.kernel import mask

OPEN = Q(state__in=[State.WAITING, State.SENDING])
UNSETTLED = Q(state=State.FAILED, settled_at__isnull=True)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(notice__in=Notice.objects.visible_to(actor).order_by())

    def due(self, *, at: datetime) -> Self:
        """Open, and its moment has come: the next try, or the end of somebody's lease."""
        return self.filter(OPEN, due_at__lte=at).order_by("due_at", "pk")

    def unsettled(self) -> Self:
        """Could not be delivered, and nobody has said yet that the person was told otherwise."""
        return self.filter(UNSETTLED)


class Delivery(Row):
    """The text as it goes out, to one address by one channel, under one key for every try.

    `lease` names the worker that sends it now; `due_at` is then the moment from which another may take it over.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    channel = models.CharField("渠道", max_length=8, choices=Channel.choices)
    key = models.CharField("幂等编号", max_length=32, unique=True)
    address = EncryptedTextField("地址")
    address_index = models.CharField(max_length=64, db_index=True)
    title = models.CharField("标题", max_length=80)
    text = models.TextField("内容")
    link = models.CharField("链接", max_length=200, blank=True)
    template = models.PositiveIntegerField("模板版本", default=0)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField("下次发送")
    until = models.DateTimeField("最晚何时发")
    # It rings in somebody's pocket and is not urgent: not in the quiet hours.
    disturbs = models.BooleanField("守免打扰时间", default=False)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    lease = models.CharField(max_length=32, blank=True)
    reference = models.CharField("渠道的编号", max_length=100, blank=True)
    said = models.CharField("渠道的答复", max_length=200, blank=True)
    made_at = models.DateTimeField("生成时间")
    tried_at = models.DateTimeField("最近一次发送", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    settled_at = models.DateTimeField("另外告知的时间", null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="处理人"
    )
    settled_note = models.CharField("怎样告知的", max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "发送记录"
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel", "address_index"], name="delivery_once")
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="delivery_due", condition=OPEN),
            models.Index(fields=["id"], name="delivery_unsettled", condition=UNSETTLED),
            models.Index(fields=["channel", "ended_at"], name="delivery_by_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.masked}"

    @property
    def masked(self) -> str:
        """The address as the log shows it."""
        if self.channel != Channel.MAIL:
            return mask.phone(self.address)
        name, _, host = self.address.partition("@")
        return f"{name[:1]}***@{host}"
