"""The seal of one day and the entries under it, in commit order (formats.md §1, "Daily seal")."""

from typing import Any

from django.db import connection, models, transaction

from zhichi.foundation.ledger.models.entry import Entry
from zhichi.foundation.ledger.rules.formats import seal_object
from zhichi.foundation.vault.public import crypto
from zhichi.kernel import canonical
from zhichi.kernel import crypto as kernel_crypto
from zhichi.kernel.crypto import Profile


class Seal(models.Model):
    """A signed day; the database refuses to change or delete it."""

    date = models.DateField(unique=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=256)
    public_key = models.CharField(max_length=256)
    # Every entry up to this id is under a seal: the next sealing begins after it. Not part of what is signed.
    whole_to = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "日封印"
        verbose_name_plural = "日封印"

    def __str__(self) -> str:
        return str(self.date)

    def statement(self) -> dict[str, Any]:
        """The seal in the published format, as signed."""
        return seal_object(day=self.date, count=self.count, root=self.root, prev=self.prev)

    def profile(self) -> Profile:
        """The algorithms it was made with; a deployment may have changed its profile since."""
        signed = canonical.encode(self.statement())
        made_with = (kernel_crypto.profile(name) for name in ("standard", "gm"))
        return next((each for each in made_with if each.hexdigest(signed) == self.digest), crypto())


def last_complete_id() -> int:
    """The id up to which every entry has committed or never will; 0 when there is none.

    PostgreSQL draws an id before its transaction commits: the lock waits for the writers under way, for the
    moment of reading the highest id. SQLite has one writer at a time.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE ledger_entry IN EXCLUSIVE MODE")
        return Entry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
