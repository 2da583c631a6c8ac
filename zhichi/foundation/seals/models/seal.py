"""A seal in the register: what it is called, whose it is, since when, and what became of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.enums import Ending, SealForm, SealState
from zhichi.foundation.signing.public import SigningCertificate

RETIRED = SealState.RETIRED.value


class SealQuerySet(models.QuerySet["Seal"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seals of the units below an officer's posts, and of those above them, which his own unit uses."""
        if actor.kind != "officer":
            return self.all() if actor.kind == "system" else self.none()
        seen = Q(pk__in=[])
        for post in actor.posts:
            above = [int(part) for part in post.unit_path.split("/") if part]
            seen |= Q(organ__path__startswith=post.unit_path) | Q(organ__in=above)
        return self.filter(seen)

    def usable(self, on: date) -> Self:
        return self.filter(state=SealState.ACTIVE, valid_from__lte=on).filter(
            Q(valid_to=None) | Q(valid_to__gte=on)
        )


class Seal(models.Model):
    """`kind` is a type of the rulebook; `name` the statutory name that stands on it. `valid_to` is its last day."""

    kind = models.CharField("种类", max_length=30)
    name = models.CharField("印文", max_length=80)
    organ = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="seals", verbose_name="所属单位")
    form = models.CharField("形式", max_length=10, choices=SealForm.choices)
    width_mm = models.PositiveSmallIntegerField("直径（毫米）")
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("使用到", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=SealState.choices, default=SealState.ACTIVE)
    certificate = models.ForeignKey(
        SigningCertificate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签章证书",
    )
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.CharField("登记人", max_length=80)
    lost_at = models.DateTimeField("挂失时间", null=True, blank=True)
    lost_because = models.CharField("怎么丢的", max_length=200, blank=True)
    lost_by = models.CharField("挂失人", max_length=80, blank=True)
    # Stopped by one, ended by another (国发〔1999〕25号 §24).
    ending = models.CharField("怎么处理", max_length=12, choices=Ending.choices, blank=True)
    ending_words = models.CharField("处理记录", max_length=200, blank=True)
    retiring_at = models.DateTimeField("提出停用时间", null=True, blank=True)
    retiring_by = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="提出停用的人",
    )
    retired_at = models.DateTimeField("停用时间", null=True, blank=True)
    retired_by = models.ForeignKey(
        Officer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="共同处理的人",
    )

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = "印章"
        ordering = ["organ__path", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=~Q(state=RETIRED), name="seal_name_once_in_use"
            ),
            models.CheckConstraint(condition=Q(width_mm__gte=10, width_mm__lte=60), name="seal_width"),
            models.CheckConstraint(
                condition=~Q(state=RETIRED)
                | Q(retired_by__isnull=False, retiring_by__isnull=False) & ~Q(retired_by=F("retiring_by")),
                name="seal_retired_by_two",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """Its name on the ledger."""
        return f"seal:{self.pk}"

    @property
    def is_electronic(self) -> bool:
        return self.form != SealForm.PHYSICAL

    @property
    def is_physical(self) -> bool:
        return self.form != SealForm.ELECTRONIC

    def unusable(self, on: date) -> str:
        """Why it may not be used on a day, as one sentence; "" when it may."""
        if self.state != SealState.ACTIVE:
            return f"“{self.name}”{self.get_state_display()}，不能使用。"
        if on < self.valid_from or (self.valid_to is not None and on > self.valid_to):
            return f"“{self.name}”不在使用期内，不能使用。"
        return ""
