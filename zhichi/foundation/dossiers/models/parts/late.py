"""What officers put in by hand after the decision, each with its reason."""

from collections.abc import Sequence

from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.models.late import LatePaper
from zhichi.foundation.dossiers.models.parts.readings import late_of
from zhichi.foundation.sockets.public import DossierItem


def late_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`. One statement."""
    return [_item(one) for one in late_of(case=case.pk)]


def _item(one: LatePaper) -> DossierItem:
    held = one.file
    named = {"ref": held.digest, "digest": held.digest, "size": held.size, "because": one.reason}
    return DossierItem("late", one.name, one.given_at, one.given_name, held.mime, None, **named)
