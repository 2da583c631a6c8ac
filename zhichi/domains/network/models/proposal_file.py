"""Evidence handed in with a proposal."""

from django.db import models

from zhichi.domains.network.models.proposal import Proposal
from zhichi.foundation.files.public import StoredFile


class ProposalFile(models.Model):
    """Evidence handed in with a proposal."""

    proposal = models.ForeignKey(
        Proposal, verbose_name="申报", on_delete=models.CASCADE, related_name="evidence"
    )
    file = models.ForeignKey(StoredFile, verbose_name="文件", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "申报材料"
