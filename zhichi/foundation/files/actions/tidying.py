"""What nobody came back for is cleared away."""

from datetime import datetime

from django.core.files.storage import default_storage

from zhichi.foundation.files.actions.arriving import discard
from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.rules.quota import PRESSED_AGAIN


def discard_arrivals(*, at: datetime) -> int:
    """Files that stopped coming a day ago, and the pieces of those that were used; answers how many files went."""
    for used in Arrival.objects.filter(used_at__lte=at - PRESSED_AGAIN).exclude(cuts=[]):
        for path in used.pieces:
            default_storage.delete(path)
        # The row stays for its day: a page that is opened again learns that this file was handed in.
        Arrival.objects.filter(pk=used.pk).update(cuts=[], received=0)
    return discard(Arrival.objects.exclude(pk__in=Arrival.objects.alive(at=at).values("pk")))
