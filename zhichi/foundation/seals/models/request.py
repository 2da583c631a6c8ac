"""A request to use a seal: for one document or a list, approved as one, stamped as one."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.enums import Manner, Place, RequestState
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.seals.rules.book import Step, step_of
from zhichi.foundation.vault.public import EncryptedTextField


class SealRequestQuerySet(models.QuerySet["SealRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; those of seals of units below one's posts; those that one's own unit asked; those of a seal one
        keeps."""
        if actor.kind != "officer":
            return self.all() if actor.kind == "system" else self.none()
        units = [post.unit_id for post in actor.posts]
        seen = Q(applicant=actor.officer_id) | Q(unit__in=units)
        seen |= Q(seal__keeperships__officer=actor.officer_id, seal__keeperships__ended_at=None)
        for post in actor.posts:
            seen |= Q(seal__organ__path__startswith=post.unit_path)
        return self.filter(pk__in=self.model.objects.filter(seen).values("pk"))


class SealRequest(models.Model):
    """`steps` are the approvals as the rulebook said them when it was asked; `list_digest` is of what is approved."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="requests", verbose_name="印章")
    applicant = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="申请人")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="申请单位")
    document = models.CharField("文件种类", max_length=70)
    purpose = models.CharField("用途", max_length=200)
    recipient = EncryptedTextField("送给谁", blank=True)
    manner = models.CharField("怎么盖", max_length=10, choices=Manner.choices)
    seam = models.BooleanField("加盖骑缝章", default=False)
    place = models.CharField("在哪里盖", max_length=8, choices=Place.choices, default=Place.OFFICE)
    leave = models.CharField("带出的理由", max_length=200, blank=True)
    steps = models.JSONField("批准的步骤")
    rules = models.PositiveIntegerField("用印规则版本")
    list_digest = models.CharField("清单摘要", max_length=64)
    hash_name = models.CharField("摘要算法", max_length=10)
    state = models.CharField(
        "状态", max_length=10, choices=RequestState.choices, default=RequestState.REQUESTED
    )
    # What was sent twice from one page is one request.
    token = models.CharField("页面编号", max_length=40, unique=True)
    asked_at = models.DateTimeField("申请时间")
    locked_at = models.DateTimeField("锁定时间", null=True, blank=True)
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    ended_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.CharField("理由", max_length=200, blank=True)
    stamped_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="盖章人"
    )

    objects = SealRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "用印申请"
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "seal"], name="seal_request_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stamped_by=None) | ~Q(stamped_by=F("applicant")),
                name="seal_request_not_stamped_by_asker",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.STAMPED, stamped_by__isnull=False, locked_at__isnull=False)
                | ~Q(state=RequestState.STAMPED) & Q(stamped_by=None),
                name="seal_request_stamped_is_locked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seal}：{self.purpose}"

    @property
    def approvals_needed(self) -> tuple[Step, ...]:
        return tuple(map(step_of, self.steps))

    def next_step(self, given: int) -> Step | None:
        """The approval that comes after so many; None when all are given or none is wanted any more."""
        steps: list[dict[str, Any]] = self.steps
        waits = self.state == RequestState.REQUESTED and given < len(steps)
        return step_of(steps[given]) if waits else None
