"""That a citizen asked an officer to act for him: who, for what, how given, until when, and when it was taken back."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.cases.public import REGISTRARS, Case, PartyRole
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.mandates.enums import Scope, Way
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.vault.public import EncryptedTextField


class MandateQuerySet(models.QuerySet["Mandate"]):
    def visible_to(self, actor: Actor) -> Self:
        """The helper's own, and those of the units below a desk's own posts."""
        if actor.kind != "officer":
            return self.all() if actor.kind == "system" else self.none()
        seen = Q(officer=actor.officer_id)
        for path in actor.paths(*REGISTRARS):
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen)

    def live(self, on: date) -> Self:
        return self.filter(revoked_at=None, until__gte=on)


class Mandate(models.Model):
    """One a case. The signed paper is among the case's materials too; `witness` is kept encrypted."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="mandate")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="代办人")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="代办人的单位")
    way = models.CharField("怎么委托的", max_length=8, choices=Way.choices)
    witness = EncryptedTextField("见证人", blank=True)
    paper = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="委托书"
    )
    scope = models.JSONField("委托办什么", default=list)
    until = models.DateField("委托到哪一天")
    given_at = models.DateTimeField("委托时间")
    revoked_at = models.DateTimeField("撤回时间", null=True, blank=True)
    revoked_by = models.CharField("由谁登记撤回", max_length=80, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代办委托"
        indexes = [models.Index(fields=["officer", "-given_at"], name="mandate_officer")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.officer_id}"

    def holds(self, on: date) -> bool:
        return self.revoked_at is None and on <= self.until

    @property
    def given_by(self) -> str:
        """Whose it is, masked: so that a helper tells his neighbours apart. The parties are to be prefetched."""
        named = [one for one in self.case.parties.all() if one.role == PartyRole.APPLICANT]
        return named[0].masked_name if named else "未留姓名"

    @property
    def told_scope(self) -> str:
        return "、".join(str(Scope(one).label) for one in self.scope if one in Scope.values)

    def standing(self, on: date) -> str:
        """In a few words, for the page."""
        if self.revoked_at is not None:
            return "本人已撤回"
        return "有效" if on <= self.until else "已到期"
