"""Papers of a file that is destroyed by law: their words and bytes go, number and digest stay."""

from collections.abc import Sequence

from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.models import Paper, PaperBytes


def erase_papers(refs: Sequence[str], *, case: Case) -> None:
    """Fits `sockets.DossierPart.erase`: every paper of the case, also one that is void or was never finished."""
    PaperBytes.objects.filter(paper__case=case).delete()
    Paper.objects.filter(case=case).update(content={})
