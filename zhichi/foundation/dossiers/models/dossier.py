"""The file of a case (卷宗): how far it is, what it lacks, how long it is kept. What is in it stands in its freezes."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.enums import DossierState, Keeping
from zhichi.foundation.statements.public import Row


class DossierQuerySet(models.QuerySet["Dossier"]):
    def visible_to(self, actor: Actor) -> Self:
        """As the case is: who may know of the one may know of the other."""
        if actor.kind == "system":
            return self.all()
        return self.filter(case__in=Case.objects.visible_to(actor))

    def incomplete(self) -> Self:
        return self.exclude(state=DossierState.DESTROYED).filter(lacking__gt=0)

    def late(self) -> Self:
        return self.filter(late__gt=0)

    def ended(self, *, on: date) -> Self:
        """Kept long enough: archived, its last day is past, nobody holds it."""
        return self.filter(state=DossierState.ARCHIVED, keep_until__lt=on, held=False)


class Dossier(Row):
    """One a case, made when it is frozen first. `late` counts what was put in by hand after the decision."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="dossier")
    state = models.CharField("状态", max_length=10, choices=DossierState.choices, default=DossierState.FROZEN)
    rule = models.CharField("组卷规则", max_length=60)
    items = models.PositiveIntegerField("件数", default=0)
    lacking = models.PositiveSmallIntegerField("缺几样", default=0)
    # Titles of places of the rule: words of ours, nobody's data.
    lacks = models.JSONField("缺什么", default=list)
    late = models.PositiveSmallIntegerField("决定以后补入", default=0)
    frozen_at = models.DateTimeField("首次固定时间")
    root = models.CharField("首次固定的根", max_length=64)
    archived_at = models.DateTimeField("归档时间", null=True)
    keeping = models.CharField("保管期限", max_length=10, choices=Keeping.choices)
    keep_until = models.DateField("保管到", null=True)
    held = models.BooleanField("暂停销毁", default=False)
    destroyed_at = models.DateTimeField("销毁时间", null=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "卷宗"
        indexes = [
            models.Index(fields=["state", "keep_until"], name="dossier_ended"),
            models.Index(fields=["-frozen_at", "-id"], name="dossier_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="destroyed", destroyed_at__isnull=False)
                | (~Q(state="destroyed") & Q(destroyed_at=None)),
                name="dossier_destroyed_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="destroyed") | Q(held=False), name="dossier_held_is_not_destroyed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_state_display()}"

    @property
    def is_destroyed(self) -> bool:
        return self.state == DossierState.DESTROYED
