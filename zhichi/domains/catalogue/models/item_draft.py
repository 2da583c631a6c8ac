"""An item being written in the browser; publishing it makes a version."""

from django.db import models


class ItemDraft(models.Model):
    """An item being written in the browser; publishing it makes a version."""

    code = models.SlugField("标识", max_length=40, unique=True)
    document = models.JSONField("内容", default=dict)
    revision = models.PositiveIntegerField("修订", default=1)
    updated_at = models.DateTimeField("修改时间")
    updated_by = models.CharField("修改人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "服务事项草稿"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
