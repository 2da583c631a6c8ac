"""One person's turn: booked ahead, or taken at the door. What happened to it is on the ledger."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.enums import Channel, State
from zhichi.foundation.appointments.models.hall import Hall
from zhichi.foundation.appointments.models.resource import Resource
from zhichi.foundation.appointments.models.slot import Slot
from zhichi.foundation.appointments.rules.states import IN_HALL, OPEN
from zhichi.foundation.appointments.rules.words import shown
from zhichi.foundation.vault.public import EncryptedTextField
from zhichi.kernel import mask


class TurnQuerySet(models.QuerySet["Turn"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(hall__in=Hall.objects.visible_to(actor))

    def unfinished(self) -> Self:
        return self.filter(state__in=OPEN)

    def in_hall(self, hall: Hall, day: date) -> Self:
        """Who is there today: waiting, called, at a window; in the order of their numbers."""
        return self.filter(hall=hall, day=day, state__in=IN_HALL).order_by("number")

    def without_place(self, hall: Hall) -> Self:
        """Whose time was taken away and who was never offered another that he let pass; the earliest time first."""
        return self.filter(hall=hall, state=State.DISPLACED, hold_until=None).order_by("former_at", "pk")

    def of_day(self, hall: Hall, day: date) -> Self:
        return self.filter(hall=hall, day=day)


class Turn(models.Model):
    """Name, telephone, group and case are sealed; a ticket has none of them. `day` is the day it is for."""

    hall = models.ForeignKey(Hall, verbose_name="大厅", on_delete=models.PROTECT, related_name="turns")
    resource = models.ForeignKey(
        Resource, verbose_name="资源", null=True, on_delete=models.PROTECT, related_name="turns"
    )
    # None while it waits for a place, and for who was taken in beyond what there is room for.
    slot = models.ForeignKey(
        Slot, verbose_name="时段", null=True, on_delete=models.PROTECT, related_name="turns"
    )
    code = models.CharField("预约码", max_length=16, unique=True)
    once = models.CharField("幂等键", max_length=80, unique=True)
    state = models.CharField("状态", max_length=10, choices=State.choices)
    channel = models.CharField("来源", max_length=6, choices=Channel.choices)
    item = models.CharField("事项", max_length=40, blank=True)
    item_title = models.CharField("办什么", max_length=60, blank=True)
    day = models.DateField("日期")
    number = models.PositiveIntegerField("号", null=True)
    name = EncryptedTextField("姓名", blank=True)
    phone = EncryptedTextField("电话", blank=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    # Which of the telephone's few places this is, None when it has ended: the database refuses one too many.
    seat = models.PositiveSmallIntegerField(null=True)
    origin = models.CharField(max_length=64, blank=True)
    priority = models.BooleanField("优先", default=False)
    group = EncryptedTextField("优先原因", blank=True)
    case_code = EncryptedTextField("办件查询码", blank=True)
    made_at = models.DateTimeField("约的时间")
    # Until when an offered place is kept, and the booked time that was taken away.
    hold_until = models.DateTimeField("答复期限", null=True)
    former_at = models.DateTimeField("原来的时间", null=True)
    arrived_at = models.DateTimeField("到的时间", null=True)
    called_at = models.DateTimeField("叫号时间", null=True)
    calls = models.PositiveSmallIntegerField("叫了几次", default=0)
    started_at = models.DateTimeField("开始办理", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    revision = models.PositiveIntegerField("修订", default=1)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "号"
        indexes = [
            models.Index(fields=["hall", "day", "state"], name="turn_hall_day"),
            models.Index(fields=["state", "day"], name="turn_open", condition=Q(state__in=sorted(OPEN))),
            models.Index(fields=["origin", "made_at"], name="turn_origin", condition=~Q(origin="")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["hall", "day", "number"], name="turn_number_once"),
            models.UniqueConstraint(
                fields=["phone_index", "seat"], condition=~Q(phone_index=""), name="turn_seat_once"
            ),
        ]

    def __str__(self) -> str:
        return shown(self.number) or self.code

    @property
    def subject(self) -> str:
        """Its name on the ledger."""
        return f"turn:{self.pk}"

    @property
    def shown_number(self) -> str:
        return shown(self.number)

    @property
    def masked_name(self) -> str:
        return mask.name(self.name) if self.name else ""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
