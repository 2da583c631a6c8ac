"""A short code, handed out as digits and as a QR picture, with which one event can be rated."""

from datetime import datetime

from django.db import models

from zhichi.foundation.cases.public import Case
from zhichi.foundation.ratings.enums import RatingChannel


class RatingLink(models.Model):
    """Kept is a keyed hash of the code (`code_index`): who reads the database cannot rate. One an event; a new one
    replaces the old."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    event = models.PositiveIntegerField("办理记录序号")
    code_index = models.CharField("评价码指纹", max_length=32, unique=True, editable=False)
    channel = models.CharField("渠道", max_length=8, choices=RatingChannel.choices)
    made_at = models.DateTimeField("生成时间")
    expires_at = models.DateTimeField("有效期至")

    class Meta:
        verbose_name = verbose_name_plural = "评价码"
        constraints = [models.UniqueConstraint(fields=["case", "event"], name="rating_link_one_an_event")]

    def ended(self, at: datetime) -> bool:
        return self.expires_at <= at
