"""To add or change a point is proposed with evidence and reviewed by the county."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.network.enums import ProposalKind, ProposalState
from zhichi.domains.network.models.point import Point
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Slot


def proposed(own: str | Slot, desks: str | Slot) -> Q:
    """By one officer, without a desk ("officer:17") or at any ("officer:17@" and what follows)."""
    return Q(proposed_by=own) | Q(proposed_by__startswith=desks)


def decidable(paths: Iterable[str | Slot], mine: Q) -> Q:
    """Submitted within branches of a reviewer, and not by himself."""
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(unit__path__startswith=path)
    return Q(inside & ~mine, state=ProposalState.SUBMITTED)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, actor: Actor) -> Self:
        """Officers of the branch that the point belongs to, or would."""
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen)

    def of(self, actor: Actor) -> Self:
        """Those that this officer proposed, at whatever desk."""
        own = f"officer:{actor.officer_id}"
        return self.filter(proposed(own, f"{own}@"))

    def waiting_for(self, actor: Actor) -> Self:
        """Those this reviewer may decide: in the branch of such a post, and not his own."""
        own = f"officer:{actor.officer_id}"
        return self.filter(decidable(actor.paths(Role.PLS_ADMIN), proposed(own, f"{own}@")))


class Proposal(models.Model):
    """What a point shall be (`data`, fields by name), why, and what the county said of it."""

    kind = models.CharField("种类", max_length=10, choices=ProposalKind.choices)
    state = models.CharField(
        "状态", max_length=10, choices=ProposalState.choices, default=ProposalState.SUBMITTED
    )
    point = models.ForeignKey(
        Point,
        verbose_name="服务点",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    unit = models.ForeignKey(Unit, verbose_name="主管机构", on_delete=models.PROTECT, related_name="+")
    data = models.JSONField("内容")
    # For a change: what each field named in `data` was when it was proposed.
    before = models.JSONField("变更前", default=dict)
    # Sentences about what looks wrong, shown to the proposer and to the reviewer.
    warnings = models.JSONField("疑点", default=list)
    reason = models.CharField("理由", max_length=300)
    proposed_by = models.CharField("提出人", max_length=80)
    proposed_name = models.CharField("提出人姓名", max_length=40)
    proposed_at = models.DateTimeField("提出时间")
    reviewed_by = models.CharField("审核人", max_length=80, blank=True)
    reviewed_name = models.CharField("审核人姓名", max_length=40, blank=True)
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    opinion = models.CharField("审核意见", max_length=300, blank=True)
    revision = models.PositiveIntegerField("修订", default=1)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "服务点申报"
        ordering = ["-proposed_at", "-pk"]
        indexes = [models.Index(fields=["state", "unit"], name="proposal_state_unit")]
