from datetime import datetime
from typing import Self

from django.db import models

from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.vault.public import EncryptedJSONField


class DraftQuerySet(models.QuerySet["Draft"]):
    def alive(self, *, at: datetime) -> Self:
        return self.filter(expires_at__gt=at, submitted_at__isnull=True)


class Draft(models.Model):
    """A filing being written, saved as it goes; opened again only with the secret in the writer's browser."""

    token_index = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    answers = EncryptedJSONField()
    files = models.ManyToManyField(StoredFile, through="DraftFile")
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    submitted_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "草稿"

    def __str__(self) -> str:
        return f"{self.kind} {self.saved_at:%Y-%m-%d}"


class DraftFile(models.Model):
    """A paper uploaded to a draft, under the name its owner gave it."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    # Which material of the item it stands for, by its name there; empty for anything else.
    material = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        verbose_name = "草稿材料"

    def __str__(self) -> str:
        return self.name
