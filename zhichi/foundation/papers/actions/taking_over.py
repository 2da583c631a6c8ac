"""Papers that were issued before there was this system: their scans, kept as issued papers are."""

from collections.abc import Sequence

from django.db import transaction

from zhichi.foundation.papers.actions.issuing import context_of
from zhichi.foundation.papers.enums import PaperState
from zhichi.foundation.papers.models import Paper, PaperBytes
from zhichi.foundation.vault.public import crypto, seal_bytes


@transaction.atomic
def take_over(*, scans: Sequence[tuple[Paper, bytes]]) -> list[Paper]:
    """Write the papers with the bytes of their scans, in few statements. The caller's ledger entry names the digests.

    Each comes filled in but for what its bytes say; no page is set, and no number drawn.
    """
    profile = crypto()
    for paper, data in scans:
        paper.digest, paper.hash_name = profile.hexdigest(data), profile.hash_name
        paper.size, paper.state = len(data), PaperState.ISSUED
    made = Paper.objects.bulk_create([paper for paper, _ in scans], batch_size=200)
    PaperBytes.objects.bulk_create(
        [
            PaperBytes(paper=paper, sealed=seal_bytes(data, context=context_of(paper)))
            for paper, (_, data) in zip(made, scans, strict=True)
        ],
        batch_size=200,
    )
    return made
