"""An assessment of one point by one version of a checklist, from the own view of it to the grade."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.models.checklist import Checklist
from zhichi.foundation.accounts.public import Actor


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
