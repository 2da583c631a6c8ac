"""A directory is frozen under a digest, and such a snapshot is published."""

import secrets
from datetime import datetime

from django.db import transaction

from zhichi.domains.inspections.access import can_keep, can_publish
from zhichi.domains.inspections.actions.refusing import DirectoryError, refuse
from zhichi.domains.inspections.enums import LedgerCode
from zhichi.domains.inspections.models import EntryVersion, Snapshot
from zhichi.domains.inspections.models.snapshot import subject_of
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Unit

BASIS = "国办发〔2015〕58号"


def freeze(*, unit: Unit, directory: str, by: Actor, at: datetime) -> Snapshot:
    """The directory as it stands. DirectoryError, PermissionDenied."""
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        refuse(can_keep(by, unit))
        standing = list(EntryVersion.objects.standing(unit, directory))
        if not standing:
            raise DirectoryError("名录是空的，先导入再冻结。")
        snapshot = Snapshot(
            unit=unit,
            directory=directory,
            number=Snapshot.objects.filter(unit=unit, directory=directory).count() + 1,
            rows=[
                {"code": one.entry.code, "version": one.number, "document": one.document} for one in standing
            ],
            public=[_public(one) for one in standing],
            salt=secrets.token_hex(32),
            frozen_at=at,
            frozen_by=by.ref,
        )
        snapshot.digest, snapshot.public_digest = snapshot.reckoned()
        snapshot.save()
        _tell(snapshot, by, at, LedgerCode.FROZEN)
    return snapshot


def publish(*, snapshot: Snapshot, by: Actor, at: datetime) -> Snapshot:
    """For everybody, with personal data masked. DirectoryError where it no longer is what was frozen."""
    with transaction.atomic():
        snapshot = Snapshot.objects.select_for_update(of=("self",)).select_related("unit").get(pk=snapshot.pk)
        refuse(can_publish(by, snapshot.unit))
        if snapshot.published_at is not None:
            raise DirectoryError("这一期已经公布过了。")
        if not snapshot.is_whole:
            raise DirectoryError("这一期的内容和冻结时的摘要不符，说明冻结以后被改动过，不能公布。")
        snapshot.published_at = at
        snapshot.save(update_fields=["published_at"])
        _tell(snapshot, by, at, LedgerCode.PUBLISHED)
    return snapshot


def _public(version: EntryVersion) -> dict[str, object]:
    public: dict[str, object] = version.public
    return {"entry": _shown_code(version), "version": version.number} | public


def _shown_code(version: EntryVersion) -> str:
    """What it is called in public: of natural persons not the number of their licence."""
    return str(version.public.get("code", version.entry.code))


def _tell(snapshot: Snapshot, by: Actor, at: datetime, code: str) -> None:
    payload = {
        "number": snapshot.number,
        "rows": len(snapshot.public),
        "digest": snapshot.digest,
        "public_digest": snapshot.public_digest,
    }
    subject = subject_of(snapshot.directory, snapshot.unit)
    append(subject=subject, at=at, actor=by.ref, code=code, payload=payload, basis=BASIS)
