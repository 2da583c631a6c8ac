"""One entry of the ledger (formats.md §1)."""

from typing import Any

from django.db import models

from zhichi.foundation.ledger.rules.formats import entry_object, moment


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject: str) -> "EntryQuerySet":
        """The chain of one subject, oldest first."""
        return self.filter(subject=subject).order_by("seq")

    def unsealed(self) -> "EntryQuerySet":
        return self.filter(leaf__isnull=True)


class Entry(models.Model):
    """An act, for ever: the database refuses to change or delete it (models/triggers.py)."""

    subject = models.CharField(max_length=120)
    seq = models.PositiveIntegerField()
    prev = models.CharField(max_length=64)
    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    code = models.CharField(max_length=100)
    basis = models.CharField(max_length=500, blank=True)
    data = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "账本记录"
        verbose_name_plural = "账本记录"
        constraints = [
            models.UniqueConstraint(fields=["subject", "seq"], name="ledger_one_entry_per_seq"),
            models.UniqueConstraint(fields=["digest"], name="ledger_one_entry_per_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}/{self.seq}"

    def statement(self) -> dict[str, Any]:
        """The entry in the published format."""
        return entry_object(
            subject=self.subject,
            seq=self.seq,
            prev=self.prev,
            at=moment(self.at),
            actor=self.actor,
            code=self.code,
            basis=self.basis,
            data=self.data,
        )
