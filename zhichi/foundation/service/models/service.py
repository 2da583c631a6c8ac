"""One paper to be served to one person, with where that stands."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Party, Record
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.service.enums import LIVE, State, Way
from zhichi.foundation.service.rules import local_day
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import EncryptedTextField


class ServiceQuerySet(models.QuerySet["Service"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(case__in=Case.objects.visible_to(actor).order_by().values("pk"))

    def waiting(self) -> Self:
        return self.filter(state__in=LIVE)


class Service(Row):
    """`record` is the document of the case, `paper` its printing where there is one, or a paper issued on its own.

    `party` is None where somebody is named who is no party (`recipient`). `needed`: its procedure says that the case
    does not end without it. `due_on`: until when the law wants it served, where it sets a time.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="services")
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="services", null=True, blank=True
    )
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="services", null=True, blank=True)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="services", null=True, blank=True)
    recipient = EncryptedTextField("受送达人", blank=True)
    title = models.CharField("文书", max_length=80)
    number = models.CharField("文号", max_length=80, blank=True)
    made_at = models.DateTimeField("文书的时间")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="送达单位")
    needed = models.BooleanField("不送达不能办结", default=False)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PLANNED)
    next_way = models.CharField("下一步的方式", max_length=12, choices=Way.choices, blank=True)
    due_on = models.DateField("最迟送达日期", null=True, blank=True)
    effective_on = models.DateField("送达日期", null=True, blank=True)
    basis = models.CharField("依据", max_length=200, blank=True)
    because = models.CharField("不用再送的理由", max_length=200, blank=True)
    planned_at = models.DateTimeField("登记时间")
    planned_by = models.CharField("登记人", max_length=80)
    settled_at = models.DateTimeField("登记结果的时间", null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "送达"
        ordering = ["planned_at", "pk"]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="service_waiting", condition=Q(state__in=LIVE)),
            models.Index(fields=["effective_on"], name="service_announced", condition=Q(state="announced")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "party"],
                condition=Q(record__isnull=False, party__isnull=False),
                name="service_once_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.EFFECTIVE) | Q(effective_on__isnull=False),
                name="service_effective_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def is_served(self) -> bool:
        return self.state == State.EFFECTIVE

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def masked(self) -> str:
        """To whom, as lists show it."""
        if self.party is not None:
            return f"{self.party.get_role_display()}{self.party.masked_name}"
        return str(self.recipient)

    @property
    def name(self) -> str:
        return str(self.party.name if self.party is not None else self.recipient)

    def is_late(self, at: datetime) -> bool:
        return self.is_live and self.due_on is not None and self.due_on < local_day(at)
