"""Publishing whom a place counts as being in hardship: by the city's desk, or from the data that ships."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.casework.access import can_set_standard
from zhichi.domains.casework.enums import LedgerCode
from zhichi.domains.casework.models import HardshipStandard
from zhichi.domains.casework.rules import Standard, faults_of_standards, read_standards
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.regions.public import Region

FILE = "hardship.yaml"


class StandardError(ValueError):
    """A standard that cannot be published, as one sentence; `faults` lists those of a file."""

    def __init__(self, *faults: str) -> None:
        super().__init__("；".join(faults))
        self.faults = list(faults)


@transaction.atomic
def set_standard(*, standard: Standard, by: Actor, at: datetime, synthetic: bool = False) -> HardshipStandard:
    """Publish a standard of a division; the one before ends where it begins. StandardError, PermissionDenied."""
    if not (verdict := can_set_standard(by)):
        raise PermissionDenied(verdict.because)
    # One at a time for a division: the second sees what the first has ended.
    if not Region.objects.select_for_update().filter(pk=standard.region).exists():
        raise StandardError("没有这个区划。")
    held = HardshipStandard.objects.filter(region=standard.region)
    if held.filter(valid_from__gte=standard.valid_from).exists():
        raise StandardError("施行日期要晚于已经登记的标准。")
    if standard.valid_to is not None and standard.valid_to <= standard.valid_from:
        raise StandardError("失效日期要晚于施行日期。")
    held.filter(valid_to__isnull=True).update(valid_to=standard.valid_from)
    held.filter(valid_to__gt=standard.valid_from).update(valid_to=standard.valid_from)
    made = HardshipStandard.objects.create(
        region_id=standard.region,
        minimum_fen=standard.minimum_fen,
        percent=standard.percent,
        valid_from=standard.valid_from,
        valid_to=standard.valid_to,
        source=standard.source,
        synthetic=synthetic,
        set_at=at,
        set_by=by.ref,
    )
    facts = {"region": standard.region, "minimum_fen": standard.minimum_fen, "percent": standard.percent}
    append(
        subject=f"hardship:{standard.region}",
        at=at,
        actor=by.ref,
        code=LedgerCode.STANDARD_SET,
        payload={**facts, "valid_from": standard.valid_from.isoformat(), "source": standard.source},
    )
    return made


def load_standards(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish what is enabled in `folder`/hardship.yaml and not yet known. Fits `sockets.LAW_LOADERS`."""
    path = folder / FILE
    document = load_file(path) if path.exists() else {"format": "zhichi-hardship/1"}
    if faults := faults_of_standards(document):
        raise StandardError(*(f"{FILE} {fault}" for fault in faults))
    new = 0
    with transaction.atomic():
        for one in read_standards(document):
            rows = HardshipStandard.objects.filter(region=one.region, valid_from__gte=one.valid_from)
            # A division that is not loaded yet gets its standard with the next load.
            if not rows.exists() and Region.objects.filter(pk=one.region).exists():
                set_standard(standard=one, by=SYSTEM, at=at)
                new += 1
    return {"标准": len(document.get("standards", [])), "新增": new}
