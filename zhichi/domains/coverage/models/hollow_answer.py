"""What a county says of a hollow point, and what it will do until when."""

from django.db import models

from zhichi.domains.network.public import Point


class HollowAnswer(models.Model):
    """What a county says of a hollow point, and what it will do until when."""

    point = models.ForeignKey(
        Point, verbose_name="服务点", on_delete=models.CASCADE, related_name="hollow_answers"
    )
    text = models.CharField("情况说明", max_length=300)
    due_on = models.DateField("整改期限", null=True, blank=True)
    at = models.DateTimeField("答复时间")
    by = models.CharField("答复人", max_length=80)
    by_name = models.CharField("答复人姓名", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "空壳疑点答复"
        ordering = ["-at"]
