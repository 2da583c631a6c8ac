"""A file is taken out or looked into: each time with its purpose on the ledger (个人信息保护法 §51)."""

from datetime import datetime
from typing import IO

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, hold
from zhichi.foundation.dossiers.access import can_take_out
from zhichi.foundation.dossiers.actions.bundling import write_bundle
from zhichi.foundation.dossiers.actions.freezing import freeze
from zhichi.foundation.dossiers.actions.opening import Kept
from zhichi.foundation.dossiers.enums import Code, FreezeKind
from zhichi.foundation.dossiers.models import Dossier
from zhichi.foundation.ledger.public import append

BASIS = "个人信息保护法§51"


def export(*, dossier: Dossier, purpose: str, out: IO[bytes], by: Actor, at: datetime) -> str:
    """Write the evidence bundle to `out` and tell the ledger who took it and what for; the manifest's SHA-256.

    What was formed since the last freeze (the proof that the decision was served, an objection) is frozen first, as
    what came after the decision: a court wants the file of that day and what became of it.
    Raises RefusedError without purpose or right, BundleError when something is gone or changed.
    """
    _refuse(dossier, purpose, by)
    _catch_up(dossier, by, at)
    manifest = write_bundle(dossier=dossier, out=out)
    _tell(dossier=dossier, code=Code.EXPORTED.value, by=by, at=at, purpose=purpose.strip(), manifest=manifest)
    return manifest


def read_item(*, dossier: Dossier, one: Kept, purpose: str, by: Actor, at: datetime) -> None:
    """One item is looked at: of a sensitive case it is told to the ledger, with the purpose."""
    if not dossier.case.confidential:
        return
    _refuse(dossier, purpose, by)
    item = {"freeze": one.freeze.seq, "n": one.line["n"], "digest": one.line["digest"]}
    _tell(dossier=dossier, code=Code.READ.value, by=by, at=at, purpose=purpose.strip(), **item)


@transaction.atomic
def _catch_up(dossier: Dossier, by: Actor, at: datetime) -> None:
    hold(dossier.case)
    dossier.refresh_from_db()
    if not dossier.is_destroyed:
        freeze(case=dossier.case, kind=FreezeKind.AFTER, by=by, at=at)
        dossier.refresh_from_db()


def _refuse(dossier: Dossier, purpose: str, by: Actor) -> None:
    if not 2 <= len(purpose.strip()) <= 200:
        raise RefusedError("请写明用途，2 到 200 个字。", "purpose")
    verdict = can_take_out(by, dossier.case)
    if not verdict:
        raise RefusedError(verdict.because)


@transaction.atomic
def _tell(*, dossier: Dossier, code: str, by: Actor, at: datetime, **payload: str | int) -> None:
    hold(dossier.case)
    append(subject=dossier.case.subject, at=at, actor=by.ref, code=code, basis=BASIS, payload=payload)
