from django.db import models

from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.files.public import StoredFile


class Material(models.Model):
    """One paper handed in for a case: which file, what it is, who gave it and when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="materials")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=120)
    # Of a filing: the material of the item it stands for, by its name there. Of an act: the verb.
    kind = models.CharField("材料种类", max_length=60, blank=True)
    given_by = models.CharField("提交人", max_length=80)
    given_at = models.DateTimeField("提交时间")

    class Meta:
        verbose_name = "材料"
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return self.name
