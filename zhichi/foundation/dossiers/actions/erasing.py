"""What goes when a file is destroyed, and what stays.

Gone: the lines and data of every freeze, the bytes of papers and materials, what the case says of people, the content
of its ledger entries. Left: every digest, leaf and root, the chain of entries, and the record of the destruction. Bytes
in the storage go after the transaction has committed; a backup keeps what it has until it expires itself.
"""

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import forget
from zhichi.foundation.dossiers.models import Dossier, Freeze, FrozenContent, Hold, LatePaper
from zhichi.foundation.files.public import drop_bytes
from zhichi.foundation.ledger.public import entries_of, erase_payload
from zhichi.foundation.sockets.public import DOSSIER_PARTS

REASON, BASIS = "卷宗保管期满，依法销毁", "档案法实施条例§38—40"
# Entries of this room hold no names, and say how the file came and went.
OURS = "dossiers."


@transaction.atomic
def erase(*, dossier: Dossier, by: Actor, at: datetime) -> dict[str, int]:
    """How much of each went, for the ledger."""
    freezes = Freeze.objects.filter(dossier=dossier)
    contents = FrozenContent.objects.filter(freeze__in=freezes, sealed__isnull=False)
    refs: dict[str, list[str]] = defaultdict(list)
    for freeze in freezes:
        for _, _, _, _, part, ref in freeze.items:
            refs[part] += [ref] if ref else []
    emptied = contents.update(sealed=None, erased_at=at)
    for name, part in DOSSIER_PARTS.items():
        if part.erase is not None:
            part.erase(refs[name], case=dossier.case)
    LatePaper.objects.filter(dossier=dossier).update(name="", reason="")
    Hold.objects.filter(dossier=dossier).update(reason="", lifted_because="")
    files = drop_bytes(
        [*refs["cases"], *refs["late"]], besides={"case": dossier.case_id, "dossier": dossier.pk}
    )
    forget(case=dossier.case, by=by, at=at)
    payloads = 0
    for entry in entries_of(dossier.case.subject).filter(payload__sealed__isnull=False):
        if not entry.code.startswith(OURS):
            erase_payload(entry=entry, by=by, at=at, reason=REASON, basis=BASIS)
            payloads += 1
    return {"contents": emptied, "files": files, "payloads": payloads}
