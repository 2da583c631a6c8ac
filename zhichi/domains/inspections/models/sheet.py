"""A table handed in for a directory, kept between its preview and the decision to take it."""

from django.db import models

from zhichi.domains.inspections.enums import Directory
from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.vault.public import EncryptedJSONField


class DirectorySheet(models.Model):
    """`whole`: it is the whole directory, so that what is not in it is gone."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+")
    directory = models.CharField("名录", max_length=10, choices=Directory.choices)
    name = models.CharField("文件名", max_length=120)
    sha256 = models.CharField("摘要", max_length=64)
    cells = EncryptedJSONField("内容")
    whole = models.BooleanField("是完整的名录", default=False)
    officer = models.ForeignKey(Officer, models.PROTECT, verbose_name="上传人", related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    taken_at = models.DateTimeField("采用时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "名录表格"
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.name
