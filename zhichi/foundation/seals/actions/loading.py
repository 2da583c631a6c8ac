"""Publishing the rules of seals that ship (`data/law/seal_rules/`). Fits `sockets.LAW_LOADERS`."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM, Role
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.seals.enums import Code
from zhichi.foundation.seals.models import SealRules
from zhichi.foundation.seals.rules.schema import faults_of
from zhichi.kernel import canonical


class RulesError(ValueError):
    """A rulebook that cannot be published; the text is one line a fault."""


def load_seal_rules(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every rulebook under `folder`/seal_rules; a version that is there already must be the same."""
    documents = [load_file(path) for path in sorted((folder / "seal_rules").glob("*.yaml"))]
    there = {one.version: one.document for one in SealRules.objects.all()}
    new = 0
    with transaction.atomic():
        for document in documents:
            plain = _plain(document)
            faults = list(faults_of(plain, Role.values))
            if faults:
                raise RulesError("; ".join(faults))
            known = there.get(plain["version"])
            if known is not None and canonical.encode(known) != canonical.encode(plain):
                raise RulesError(
                    f"version {plain['version']} of the rules of seals is published with other content"
                )
            if known is None:
                _publish(plain, at)
                new += 1
    return {"seal_rules": len(documents), "new": new}


def _plain(document: Mapping[str, Any]) -> dict[str, Any]:
    begins = document["effective_from"]
    return {**document, "effective_from": begins.isoformat() if isinstance(begins, date) else begins}


def _publish(document: Mapping[str, Any], at: datetime) -> None:
    SealRules.objects.create(
        version=document["version"],
        effective_from=date.fromisoformat(document["effective_from"]),
        document=dict(document),
        published_at=at,
        published_by=SYSTEM.ref,
    )
    payload = {"version": document["version"], "types": len(document["types"]), "ways": len(document["ways"])}
    append(
        subject="seals:rules",
        at=at,
        actor=SYSTEM.ref,
        code=Code.PUBLISHED,
        basis="国发〔1999〕25号§25",
        payload=payload,
    )
