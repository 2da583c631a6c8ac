"""A table handed in for import, kept between its preview and the decision to import it."""

from django.db import models

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.files.public import StoredFile


class Sheet(models.Model):
    """The cells of an uploaded table as text, row by row; the file itself too where it is a workbook."""

    name = models.CharField("文件名", max_length=120)
    sha256 = models.CharField("摘要", max_length=64)
    file = models.ForeignKey(
        StoredFile, verbose_name="文件", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cells = models.JSONField("内容")
    officer = models.ForeignKey(Officer, verbose_name="上传人", on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    imported_at = models.DateTimeField("导入时间", null=True, blank=True)
    added = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("变更", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "导入的表格"
        ordering = ["-uploaded_at"]
