"""The payload beside an entry (formats.md §1)."""

from django.db import models

from zhichi.foundation.ledger.models.entry import Entry


class Payload(models.Model):
    """What the entry's `data` is the hash of: JCS, sealed by the vault; emptied when the law requires it."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    sealed = models.BinaryField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "记录内容"
        verbose_name_plural = "记录内容"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sealed__isnull=False, erased_at__isnull=True)
                | models.Q(sealed__isnull=True, erased_at__isnull=False),
                name="ledger_payload_sealed_or_erased",
            )
        ]
