"""Somebody was pressed or lured into a rating, or kept from giving one: a complaint about how a rating came about."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.ratings.models.rectification import HANDLERS, hands_in
from zhichi.foundation.regions.public import Tier, Unit, UnitKind
from zhichi.foundation.vault.public import EncryptedTextField


class PressureQuerySet(models.QuerySet["Pressure"]):
    def visible_to(self, actor: Actor) -> Self:
        """Only above the unit complained about, or at the city; never for who had a hand in the case."""
        if actor.kind != "officer":
            return self.none()
        seen = Q(pk__in=[])
        for post in actor.posts:
            if post.role in HANDLERS:
                above = Q(unit__path__startswith=post.unit_path)
                seen |= above if post.tier == Tier.CITY else above & ~Q(unit__path=post.unit_path)
        return self.filter(seen).exclude(hands_in(actor, "case"))


class Pressure(models.Model):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="被投诉单位")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = EncryptedTextField("情况")
    phone = EncryptedTextField("联系电话", blank=True)
    # Names the form it came with: sent twice, it is one.
    once = models.CharField(max_length=40, blank=True, default="", editable=False)
    told_at = models.DateTimeField("收到时间")
    answer = EncryptedTextField("处理情况", blank=True)
    found = models.BooleanField("属实", null=True)
    answered_at = models.DateTimeField("处理时间", null=True, blank=True)
    answered_by = models.CharField("处理人", max_length=80, blank=True)

    objects = PressureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "强迫、诱导评价的投诉"
        constraints = [models.UniqueConstraint(fields=["once"], condition=~Q(once=""), name="pressure_once")]


# Where people are served, and so where somebody may press them.
SERVING = (
    UnitKind.BUREAU,
    UnitKind.COUNTY_BUREAU,
    UnitKind.DEV_ZONE_BUREAU,
    UnitKind.LEGAL_AID_CENTRE,
    UnitKind.JUSTICE_OFFICE,
)


def units_by_county() -> list[tuple[str, list[tuple[str, str]]]]:
    """Units that serve people, under the bureau they belong to: choices of a field. One statement."""
    groups: dict[str, list[tuple[str, str]]] = {}
    units = list(Unit.objects.filter(kind__in=SERVING, valid_to=None).order_by("path"))
    heads = {unit.path: unit.name for unit in units if unit.kind in SERVING[:3]}
    for unit in units:
        head = max((path for path in heads if unit.path.startswith(path)), key=len, default="")
        groups.setdefault(heads.get(head, unit.name), []).append((unit.code, unit.name))
    return list(groups.items())
