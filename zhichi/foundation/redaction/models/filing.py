"""What copies put into the file of a case, which is nothing, and what goes of them when that file is destroyed."""

from collections.abc import Sequence

from django.db.models import Case as Either
from django.db.models import F, Value, When

from zhichi.foundation.cases.public import Case
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.models.publication import Publication
from zhichi.foundation.sockets.public import DossierItem


def copy_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`: a copy is for everybody, and no part of the file."""
    return ()


def erase_copies(refs: Sequence[str], *, case: Case) -> None:
    """Fits `sockets.DossierPart.erase`: places of masks and reasons go.

    What is public holds no personal data and stays; what was on its way never becomes public: its original is gone.
    """
    rows = Publication.objects.filter(paper__case=case)
    published = When(state=State.PUBLISHED, then=F("state"))
    rows.update(note="", state=Either(published, default=Value(State.WITHDRAWN.value)))
    for one in rows.select_related("paper__template"):
        one.marks = []
        # Of what was public the title is masked; another may name somebody.
        one.title = one.title if one.published_at else one.paper.template.title
        one.save(update_fields=["marks", "title"])
