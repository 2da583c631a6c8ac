"""Publishing versions, and which one is in force."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.access import can_publish
from zhichi.foundation.procedures.actions.citing import law_faults
from zhichi.foundation.procedures.actions.names import known_with_forms
from zhichi.foundation.procedures.actions.reading import ProcedureError, load_file
from zhichi.foundation.procedures.actions.using import started
from zhichi.foundation.procedures.models import ProcedureVersion, current_ids
from zhichi.foundation.procedures.rules import ProcedureFault, faults_of
from zhichi.foundation.timelimits.public import Limit
from zhichi.kernel import canonical


class NoProcedureError(LookupError):
    """No version of that kind is in force on that day."""


@transaction.atomic
def publish(*, document: Mapping[str, Any], by: Actor, at: datetime) -> tuple[ProcedureVersion, bool]:
    """Publish a version; answers it and whether it is new.

    The same document again changes nothing. Raises ProcedureError when it is unsound, when another document already
    holds its version number, or (but for what ships with the system) when it would begin in the past or before a
    version published earlier, or cites law that has no force on its first day; PermissionError when `by` may not.
    """
    verdict = can_publish(by)
    if not verdict:
        raise PermissionError(verdict.because)
    known = known_with_forms(document)
    faults = faults_of(document, replace(known, papers=by.kind != "system"))
    if faults:
        raise ProcedureError(faults)
    digest = hashlib.sha256(canonical.encode(document)).hexdigest()
    held = ProcedureVersion.objects.filter(kind=document["kind"], version=document.get("version", 1)).first()
    if held is not None:
        if held.digest != digest:
            reason = f"version {held.version} of {held.kind} is published with other content; raise `version`"
            told = f"第{held.version}版已经发布，内容不同；请换一个版本号。"
            raise ProcedureError([ProcedureFault("version", reason, told)])
        return held, False
    faults = [] if by.kind == "system" else _faults_of_the_day(document, localdate(at))
    if faults:
        raise ProcedureError(faults)
    version = ProcedureVersion.objects.create(
        kind=document["kind"],
        version=document.get("version", 1),
        title=document["title"],
        effective_from=document.get("effective_from", "2000-01-01"),
        document=document,
        digest=digest,
        published_at=at,
        published_by=by.ref,
    )
    append(
        subject=f"procedure:{version.kind}",
        at=at,
        actor=by.ref,
        code="procedures.version.published",
        payload={"kind": version.kind, "version": version.version, "sha256": digest},
    )
    return version, True


def _faults_of_the_day(document: Mapping[str, Any], today: date) -> list[ProcedureFault]:
    """What depends on when it begins. On a past day other law was in force: then the day alone is told."""
    begins = date.fromisoformat(document.get("effective_from", "2000-01-01"))
    law = law_faults(document, begins) if begins >= today else []
    return _time_faults(document, today) + law


def _time_faults(document: Mapping[str, Any], today: date) -> list[ProcedureFault]:
    """A version begins today or later, after every version before it, and has the next number."""
    begins = date.fromisoformat(document.get("effective_from", "2000-01-01"))
    faults = []
    if begins < today:
        told = f"施行日期 {begins} 已经过去，只能从今天（{today}）或者以后起施行。"
        faults.append(ProcedureFault("effective_from", f"{begins} is in the past", told))
    newest = ProcedureVersion.objects.filter(kind=document["kind"]).order_by("-version").first()
    standing = ProcedureVersion.objects.standing()
    later = standing.filter(kind=document["kind"], effective_from__gt=begins).first()
    if later is not None and begins >= today:
        reason = f"version {later.version} begins on {later.effective_from}, after this one"
        told = f"第{later.version}版已定于 {later.effective_from} 起施行，新版要在同一天或者更晚。"
        faults.append(ProcedureFault("effective_from", reason, told))
    faults += _unborn_limits(document, begins)
    number = newest.version + 1 if newest else 1
    if document.get("version", 1) != number:
        told = f"版本号应当是 {number}。"
        faults.append(ProcedureFault("version", f"the next version is {number}", told))
    return faults


def _unborn_limits(document: Mapping[str, Any], begins: date) -> list[ProcedureFault]:
    """Limits that a filing of the first day could not start, because they begin later."""
    known = Limit.objects.enabled()
    late = set(started(document)) - set(known.in_force(begins).values_list("key", flat=True))
    titles = dict(known.filter(key__in=late).values_list("key", "title"))
    told = "期限“{}”在这一天还没有施行，程序要从它施行的那天或者以后起。"
    return [
        ProcedureFault("effective_from", f"{key!r} is not in force on {begins}", told.format(title))
        for key, title in sorted(titles.items())
    ]


def current_id(kind: str, day: date) -> int:
    """The id of the version of `kind` in force on `day` (its content: `procedure_of`); raises NoProcedureError."""
    found = current_ids.first(kind=kind, day=day)
    if found is None:
        raise NoProcedureError(f"{kind} 在 {day} 没有施行中的办理程序")
    return found


def load_procedures(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every procedure file under `folder`/procedures; answers how many are there and how many were new."""
    files = sorted((folder / "procedures").glob("*.yaml"))
    new = 0
    with transaction.atomic():
        for path in files:
            new += publish(document=load_file(path), by=SYSTEM, at=at)[1]
    return {"procedures": len(files), "new": new}
