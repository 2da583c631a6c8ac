"""An unannounced verification sample, drawn in public by `zhichi-draw/1`."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.network.public import Point, Verification, VerifyMethod
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.vault.public import EncryptedJSONField

HEAVY = ("manifest", "bundle", "salts")
VERIFIERS = (Role.PLS_ADMIN, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)
VERIFYING_TIERS = (Tier.CITY, Tier.COUNTY)
# A self report answers for nobody.
SEEN_BY = (VerifyMethod.ON_SITE, VerifyMethod.VIDEO)


class SampleQuerySet(models.QuerySet["Sample"]):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody sees every sample, voided ones too: that is what a published draw means."""
        return self.all()

    def light(self) -> Self:
        """Without the long lists: what a page of many samples needs."""
        return self.defer(*HEAVY)


class Sample(models.Model):
    """One draw: the frozen manifest, the published bundle and, when finished, the estimate it gives.

    The manifest's ids are pseudonyms H(salt ‖ code of the point), so that the draw can be published while the visits
    stay unannounced; `salts` ({code: hex}) are sealed until the sample ends. `strata` is a list of {"key", "title",
    "size", "take"} and `excluded` of {"reason", "count"}, so that a page needs no manifest. `estimate` is in
    thousandths with its method.
    """

    code = models.CharField("抽样编号", max_length=40, unique=True)
    title = models.CharField("名称", max_length=80)
    state = models.CharField("状态", max_length=10, choices=SampleState.choices, default=SampleState.FROZEN)
    frozen_on = models.DateField("名单日期")
    strata = models.JSONField("分层", default=list)
    excluded = models.JSONField("剔除", default=list)
    manifest = models.JSONField("抽签清单")
    commitment = models.CharField("清单承诺", max_length=64)
    salts = EncryptedJSONField("化名盐值", default=dict)
    bundle = models.JSONField("公开数据包", null=True)
    estimate = models.JSONField("估计", null=True)
    supersedes = models.OneToOneField(
        "self", verbose_name="替代", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.CharField("作废原因", max_length=200, blank=True)
    made_by = models.CharField("建立人", max_length=80)
    made_at = models.DateTimeField("建立时间")
    committed_at = models.DateTimeField("承诺齐全时间", null=True)
    drawn_at = models.DateTimeField("抽取时间", null=True)
    finished_at = models.DateTimeField("完成时间", null=True)
    voided_at = models.DateTimeField("作废时间", null=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "核验抽样"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        return f"sample:{self.code}"

    @property
    def size(self) -> int:
        """Points in the frozen list."""
        return sum(stratum["size"] for stratum in self.strata)

    @property
    def take(self) -> int:
        """Points to be drawn."""
        return sum(stratum["take"] for stratum in self.strata)

    @property
    def is_ended(self) -> bool:
        return self.state in (SampleState.FINISHED, SampleState.VOID)

    @property
    def titles(self) -> dict[str, str]:
        return {stratum["key"]: stratum["title"] for stratum in self.strata}


class Witness(models.Model):
    """A body that watches a draw. It proves itself by a pass handed over once; only a keyed hash of that is kept."""

    sample = models.ForeignKey(
        Sample, verbose_name="抽样", on_delete=models.CASCADE, related_name="witnesses"
    )
    order = models.PositiveSmallIntegerField("序号")
    body = models.CharField("见证单位", max_length=60)
    pass_index = models.CharField("口令指纹", max_length=32, blank=True)
    digest = models.CharField("随机数承诺", max_length=64, blank=True)
    committed_at = models.DateTimeField("承诺时间", null=True)
    # Empty until revealed: before that the server has never seen it.
    nonce = models.CharField("随机数", max_length=64, blank=True)
    revealed_at = models.DateTimeField("揭示时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "见证人"
        ordering = ["sample", "order"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "body"], name="witness_body_once"),
            models.CheckConstraint(condition=Q(nonce="") | ~Q(digest=""), name="witness_commits_first"),
        ]

    def __str__(self) -> str:
        return self.body


class SampledPointQuerySet(models.QuerySet["SampledPoint"]):
    def visible_to(self, actor: Actor) -> Self:
        """Drawn points are known only to city and county posts above the unit that runs them, never to that unit."""
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for post in actor.posts:
            if post.role in VERIFIERS and post.tier in VERIFYING_TIERS:
                seen |= Q(point__unit__path__startswith=post.unit_path)
        return self.filter(seen).exclude(point__unit_id__in=[post.unit_id for post in actor.posts])

    def standing(self) -> Self:
        """Those that nobody replaced."""
        return self.filter(replaced_by__isnull=True)

    def answered(self) -> Self:
        """With `found` and `outcome`: the first verification made for this sample between its draw and its end.

        The register keeps verifications; which of them answers is decided here, so that nothing is written twice.
        """
        made = Verification.objects.filter(
            Q(sample=OuterRef("sample__code"), point=OuterRef("point"), method__in=SEEN_BY),
            at__gte=OuterRef("sample__drawn_at"),
        )
        first = made.order_by("at", "pk")
        return self.annotate(
            found=Subquery(first.values("pk")[:1]), outcome=Subquery(first.values("outcome")[:1])
        )

    def open(self) -> Self:
        """Those still to be visited."""
        return self.standing().answered().filter(found__isnull=True, sample__state=SampleState.DRAWN)


class SampledPoint(models.Model):
    """A point in the sample, and the verification that answers for it."""

    sample = models.ForeignKey(Sample, verbose_name="抽样", on_delete=models.CASCADE, related_name="points")
    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField("化名", max_length=64, default="")
    stratum = models.CharField("层", max_length=60)
    order = models.PositiveIntegerField("序号")
    replaces = models.OneToOneField(
        "self", verbose_name="替补", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    # Set on a substitute: why the one before could not be visited.
    reason = models.CharField("替补原因", max_length=200, blank=True)
    verification = models.OneToOneField(
        Verification, verbose_name="核验", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SampledPointQuerySet.as_manager()
    # Annotated by `answered()`.
    found: int | None
    outcome: str | None

    class Meta:
        verbose_name = verbose_name_plural = "抽中的服务点"
        ordering = ["stratum", "order"]
        constraints = [models.UniqueConstraint(fields=["sample", "point"], name="sampled_point_once")]
