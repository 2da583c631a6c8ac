"""Papers of a file that is destroyed by law: their words and bytes go, number and digest stay."""

from collections.abc import Sequence

from zhichi.foundation.papers.models import Paper, PaperBytes


def erase_papers(refs: Sequence[str]) -> None:
    """Fits `sockets.DossierPart.erase`; `refs` are keys of papers. Inside the transaction of the destruction."""
    keys = [int(ref) for ref in refs]
    PaperBytes.objects.filter(paper_id__in=keys).delete()
    Paper.objects.filter(pk__in=keys).update(content={})
