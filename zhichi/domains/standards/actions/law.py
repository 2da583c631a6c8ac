"""Publishing the checklists that ship (`data/law/network/checklists/`). Fits `sockets.LAW_LOADERS`."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from zhichi.domains.standards.actions.faults import ChecklistError
from zhichi.domains.standards.enums import LedgerCode
from zhichi.domains.standards.models import Checklist
from zhichi.domains.standards.rules.documents import SheetFault, sheet_faults
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import ProcedureError, load_file
from zhichi.kernel import canonical

FOLDER = Path("network") / "checklists"


def load_checklists(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every file of `folder`/network/checklists; answers {"清单": files, "新增": n}.

    The same files again change nothing. Raises ChecklistError with every fault, and then loads nothing.
    """
    documents, faults = [], []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        try:
            document = load_file(path)
        except ProcedureError as error:
            faults += [SheetFault(path.name, "", f"读不出来（{fault}）") for fault in error.faults]
            continue
        found = sheet_faults(path.name, document)
        faults += found
        if not found:
            documents.append((path.name, document))
    if faults:
        raise ChecklistError(faults)
    with transaction.atomic():
        new = sum(
            publish_checklist(document=document, file=name, by=SYSTEM, at=at)[1]
            for name, document in documents
        )
    return {"清单": len(documents), "新增": new}


def publish_checklist(
    *, document: Mapping[str, Any], by: Actor, at: datetime, file: str = ""
) -> tuple[Checklist, bool]:
    """Publish a version; answers it and whether it is new. A version once published keeps its content."""
    faults = sheet_faults(file, document)
    if faults:
        raise ChecklistError(faults)
    digest = hashlib.sha256(canonical.encode(document)).hexdigest()
    with transaction.atomic():
        held = Checklist.objects.filter(key=document["key"], version=document["version"]).first()
        if held is not None and held.digest != digest:
            reason = f"{held.title}第 {held.version} 版已经公布过，内容不能改；请另写一个新的 version"
            raise ChecklistError([SheetFault(file, "version", reason)])
        if held is not None:
            return held, False
        made = Checklist.objects.create(
            key=document["key"],
            version=document["version"],
            tier=document["tier"],
            title=document["title"],
            example=document["example"],
            effective_from=document["effective_from"],
            document=document,
            digest=digest,
            published_at=at,
        )
        append(
            subject=f"checklist:{made.key}",
            at=at,
            actor=by.ref,
            code=LedgerCode.CHECKLIST,
            payload={"key": made.key, "version": made.version, "sha256": digest},
        )
    return made, True
