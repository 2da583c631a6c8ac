"""An assessment of one point by one version of a checklist, from the own view of it to the grade."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import AssessmentState, Grade, Level, Verb
from zhichi.domains.standards.models.checklist import Checklist
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import StoredFile


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen)

    def in_force(self, day: date) -> Self:
        """Those whose grade holds on the day."""
        held = [AssessmentState.PASSED, AssessmentState.CERTIFIED]
        return self.filter(state__in=held, expires_on__gt=day)


class Assessment(models.Model):
    """Where it stands, its score in thousandths of the full mark, and the grade with its last day."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.PROTECT, related_name="assessments"
    )
    checklist = models.ForeignKey(Checklist, verbose_name="清单", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        "状态", max_length=20, choices=AssessmentState.choices, default=AssessmentState.DRAFT
    )
    score = models.PositiveIntegerField("得分（千分）", default=0)
    vetoed = models.BooleanField("一票否决", default=False)
    grade = models.CharField("等次", max_length=16, choices=Grade.choices, default=Grade.BELOW)
    # The first day on which the grade no longer holds.
    expires_on = models.DateField("有效期至", null=True)
    started_at = models.DateTimeField("开始时间")
    started_by = models.CharField("开始人", max_length=80)
    moved_at = models.DateTimeField("最近变动")
    opinion = models.CharField("意见", max_length=300, blank=True)
    revision = models.PositiveIntegerField("修订", default=1)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "规范化评定"
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["point"],
                condition=Q(
                    state__in=["draft", "self_assessed", "county_reviewed", "rectify", "rectify_submitted"]
                ),
                name="assessment_one_running",
            )
        ]


class Mark(models.Model):
    """What one level said of one item: met or not, a remark, and the evidence."""

    assessment = models.ForeignKey(
        Assessment, verbose_name="评定", on_delete=models.CASCADE, related_name="marks"
    )
    level = models.CharField("层次", max_length=10, choices=Level.choices)
    item = models.CharField("条目", max_length=20)
    met = models.BooleanField("符合")
    remark = models.CharField("说明", max_length=200, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name="材料", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Who marked it: nobody reviews what he marked himself.
    by = models.CharField("填写人", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "条目评分"
        constraints = [models.UniqueConstraint(fields=["assessment", "level", "item"], name="mark_once")]


class Rectification(models.Model):
    """One item to be put right by a day, and how it was."""

    assessment = models.ForeignKey(
        Assessment, verbose_name="评定", on_delete=models.CASCADE, related_name="rectifications"
    )
    item = models.CharField("条目", max_length=20)
    demand = models.CharField("整改要求", max_length=200)
    due_on = models.DateField("整改期限")
    proof = models.CharField("整改情况", max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name="材料", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField("完成时间", null=True)
    accepted = models.BooleanField("复查通过", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "整改任务"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "item"], name="rectification_once")]


class AssessmentStep(models.Model):
    """One step of the way: who did what, when, with which words and score."""

    assessment = models.ForeignKey(
        Assessment, verbose_name="评定", on_delete=models.CASCADE, related_name="steps"
    )
    seq = models.PositiveIntegerField("序号")
    verb = models.CharField("步骤", max_length=12, choices=[("start", "开始自评"), *Verb.choices])
    level = models.CharField("层次", max_length=10, choices=Level.choices, blank=True)
    by = models.CharField("办理人", max_length=80)
    by_name = models.CharField("办理人姓名", max_length=40, blank=True)
    at = models.DateTimeField("时间")
    words = models.CharField("意见", max_length=300, blank=True)
    score = models.PositiveIntegerField("得分（千分）", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "评定经过"
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["assessment", "seq"], name="assessment_step_once")]
