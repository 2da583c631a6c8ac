"""A rating: one an event, by whoever could open the case, never traceable to a name."""

from django.db import models

from zhichi.foundation.cases.public import Case
from zhichi.foundation.ratings.enums import Grade, RatingChannel, Tag
from zhichi.foundation.ratings.rules import is_negative
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import EncryptedTextField


class Rating(Row):
    """How one handling event was judged; `event` is the act that finished it (GB/T 39734: one rating an event)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ratings")
    event = models.PositiveIntegerField("办理记录序号")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="被评单位")
    grade = models.PositiveSmallIntegerField("评价", choices=Grade.choices)
    tags = models.JSONField("标签", default=list, blank=True)
    words = EncryptedTextField("意见", blank=True)
    channel = models.CharField("渠道", max_length=8, choices=RatingChannel.choices)
    rated_at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "服务评价"
        indexes = [models.Index(fields=["rated_at"], name="rating_rated_at")]
        constraints = [
            models.UniqueConstraint(fields=["case", "event"], name="rating_one_an_event"),
            models.CheckConstraint(condition=models.Q(grade__gte=1, grade__lte=5), name="rating_five_grades"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_grade_display()}"

    @property
    def negative(self) -> bool:
        return is_negative(self.grade)

    @property
    def told_tags(self) -> str:
        return "、".join(str(Tag(tag).label) for tag in self.tags if tag in Tag.values)
