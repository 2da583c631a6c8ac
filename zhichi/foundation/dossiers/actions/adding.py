"""What comes in after the decision: taken, and visibly late. The state at the decision stays as it was."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, hold, refusing
from zhichi.foundation.dossiers.access import can_add
from zhichi.foundation.dossiers.actions.freezing import freeze
from zhichi.foundation.dossiers.enums import FreezeKind
from zhichi.foundation.dossiers.models import Dossier, Freeze, LatePaper
from zhichi.foundation.files.public import StoredFile

SHORTEST, LONGEST = 4, 200


def add_late(
    *,
    dossier: Dossier,
    papers: Sequence[tuple[StoredFile, str]],
    reason: str,
    by: Actor,
    at: datetime,
) -> Freeze:
    """Put papers (file, what it is) into a frozen file, with the reason, and freeze them with all else that is new.

    Raises RefusedError without a reason, without a paper, or for who may not.
    """
    reason = reason.strip()
    if not SHORTEST <= len(reason) <= LONGEST:
        raise RefusedError(f"请写明为什么现在才补入，{SHORTEST} 到 {LONGEST} 个字。", "reason")
    if not papers:
        raise RefusedError("请选择要补入的材料。", "papers")
    with refusing(), transaction.atomic():
        hold(dossier.case)
        dossier.refresh_from_db()
        verdict = can_add(by, dossier)
        if not verdict:
            raise RefusedError(verdict.because)
        there = set(LatePaper.objects.filter(dossier=dossier).values_list("file_id", flat=True))
        if any(stored.pk in there for stored, _ in papers):
            raise RefusedError("这个文件已经补入过了，不用再补。", "papers")
        for stored, name in papers:
            LatePaper.objects.create(
                dossier=dossier,
                file=stored,
                name=name,
                reason=reason,
                given_at=at,
                given_by=by.ref,
                given_name=by.name,
            )
        made = freeze(case=dossier.case, kind=FreezeKind.LATE, by=by, at=at)
        if made is None:
            raise RefusedError("没有新的材料可以补入。", "papers")
        return made
