"""Papers of a file that is destroyed by law: their words and bytes go, number and digest stay."""

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.models import Paper, PaperBytes, PaperTemplate


def erase_papers(refs: Sequence[str], *, case: Case) -> None:
    """Fits `sockets.DossierPart.erase`: every paper of the case, also one that is void or was never finished."""
    PaperBytes.objects.filter(paper__case=case).delete()
    # A title of its own may name somebody: that of the template is left.
    plain = PaperTemplate.objects.filter(pk=OuterRef("template")).values("title")[:1]
    Paper.objects.filter(case=case).update(content={}, title=Subquery(plain))
