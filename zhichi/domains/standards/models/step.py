"""The way of an assessment, step by step."""

from django.db import models

from zhichi.domains.standards.enums import Level, Verb
from zhichi.domains.standards.models.assessment import Assessment


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
