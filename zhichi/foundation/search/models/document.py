"""One public thing that citizens find: a guide, a place, an article, an answer."""

from django.db import models


class Document(models.Model):
    """What a room said of it (`sockets.Findable`), and its folded tokens. The migration adds `vector` or an FTS table.

    `code` is the key up to the first stroke: versions of the same thing share it. `grade` is source and level.
    """

    source = models.CharField("来源", max_length=20)
    key = models.CharField("标识", max_length=100)
    code = models.CharField("编号", max_length=100)
    level = models.PositiveSmallIntegerField("次序", default=0)
    grade = models.CharField("类别", max_length=24)
    title = models.CharField("标题", max_length=300)
    note = models.CharField("说明", max_length=500, blank=True)
    url = models.CharField("地址", max_length=300)
    begins_on = models.DateField("开始日期", null=True)
    ends_on = models.DateField("终止日期", null=True)
    digest = models.CharField("摘要", max_length=64)
    head = models.TextField("标题词元")
    text = models.TextField("正文词元")
    spelled = models.TextField("标题读音")
    initials = models.TextField("标题首字母")

    class Meta:
        verbose_name = verbose_name_plural = "可查内容"
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="search_document_once")]
        indexes = [models.Index(fields=["source", "code"], name="search_document_code")]
