"""A paper put into the file by hand after the decision: visibly late, with who and why."""

from django.db import models

from zhichi.foundation.dossiers.models.dossier import Dossier
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.vault.public import EncryptedTextField


class LatePaper(models.Model):
    """The file, what it is, and the reason; frozen with the freeze that is made with it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="late_papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = EncryptedTextField("名称")
    reason = EncryptedTextField("为什么现在才补入")
    given_at = models.DateTimeField("补入时间")
    given_by = models.CharField("补入人", max_length=80)
    given_name = models.CharField("补入人姓名", max_length=80)

    class Meta:
        verbose_name = "补入的材料"
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.given_at}"
