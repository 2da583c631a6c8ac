"""An unannounced verification sample, drawn in public by `zhichi-draw/1`."""

from django.db import models

from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.network.public import Point, Verification


class Sample(models.Model):
    """One draw: the frozen manifest, the published bundle and, when finished, the estimate it gives.

    `strata` keeps the size of each stratum beside its `take`; `estimate` is in thousandths with its method.
    """

    code = models.CharField("抽样编号", max_length=40, unique=True)
    title = models.CharField("名称", max_length=80)
    state = models.CharField("状态", max_length=10, choices=SampleState.choices, default=SampleState.FROZEN)
    frozen_on = models.DateField("名单日期")
    manifest = models.JSONField("抽签清单")
    commitment = models.CharField("清单承诺", max_length=64)
    # {"witness": "digest"} as each came, then {"witness": "nonce"}.
    nonce_commitments = models.JSONField("随机数承诺", default=dict)
    reveals = models.JSONField("随机数", default=dict)
    bundle = models.JSONField("公开数据包", null=True)
    estimate = models.JSONField("估计", null=True)
    reason = models.CharField("作废原因", max_length=200, blank=True)
    made_by = models.CharField("建立人", max_length=80)
    made_at = models.DateTimeField("建立时间")
    drawn_at = models.DateTimeField("抽取时间", null=True)
    finished_at = models.DateTimeField("完成时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "核验抽样"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.code


class SampledPoint(models.Model):
    """A point in the sample, and the verification that answers for it."""

    sample = models.ForeignKey(Sample, verbose_name="抽样", on_delete=models.CASCADE, related_name="points")
    point = models.ForeignKey(Point, verbose_name="服务点", on_delete=models.PROTECT, related_name="+")
    stratum = models.CharField("层", max_length=40)
    order = models.PositiveIntegerField("序号")
    # Set on a substitute: why the one before could not be visited.
    reason = models.CharField("替补原因", max_length=200, blank=True)
    verification = models.OneToOneField(
        Verification, verbose_name="核验", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "抽中的服务点"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["sample", "point"], name="sampled_point_once")]
