"""A city with two counties, and points in them."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from zhichi.domains.network.enums import ProposalKind, Status, VerifyMethod, VerifyOutcome
from zhichi.domains.network.models import (
    Point,
    PointItem,
    Proposal,
    ProposalFile,
    Sheet,
    Verification,
    Visit,
    Window,
)
from zhichi.domains.network.rules.columns import blank_card
from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.regions.public import Region, Unit
from zhichi.foundation.regions.tests.factories import region
from zhichi.foundation.regions.tests.factories import unit as any_unit

WEEKDAYS = {str(day): [["09:00", "12:00"], ["13:30", "17:00"]] for day in range(1, 6)}
SINCE = date(2020, 1, 1)
AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
_number = count(1)


def city() -> dict[str, Region]:
    names = [
        ("370000000000", "山东省"),
        ("370800000000", "济宁市"),
        ("370811000000", "任城区"),
        ("370811002000", "许庄街道"),
        ("370811002001", "许庄社区居委会"),
        ("370811101000", "长沟镇"),
        ("370812000000", "兖州区"),
        ("370812001000", "鼓楼街道"),
    ]
    return {name: region(code, name) for code, name in names}


def unit(**fields: Any) -> Unit:
    return any_unit(**fields)


def point(where: Region, run_by: Unit, *items: str, **fields: Any) -> Point:
    """An operating point with weekday hours; without a position unless `lon` and `lat` are given."""
    number = next(_number)
    made = {
        "code": f"PLS-{where.code}-4-{number:04}",
        "name": f"第{number}工作室",
        "tier": "village",
        "hours": WEEKDAYS,
        "status": Status.OPERATING,
    } | fields
    stood = Point.objects.create(region=where, unit=run_by, **made)
    PointItem.objects.bulk_create(PointItem(point=stood, item=item) for item in items)
    return stood


def proposed(run_by: Unit, where: Region, paper: StoredFile | None = None, **fields: Any) -> Proposal:
    """A proposal to add a room, waiting for the county; with one paper when there is one."""
    data = blank_card() | {"name": "新建工作室", "tier": "village", "unit": run_by.code, "region": where.code}
    made = {
        "kind": ProposalKind.ADD,
        "unit": run_by,
        "data": data | {"status": Status.OPERATING},
        "reason": "新建",
        "proposed_by": "officer:0@unit:0",
        "proposed_name": "某人",
        "proposed_at": AT,
    } | fields
    proposal = Proposal.objects.create(**made)
    if paper is not None:
        ProposalFile.objects.create(proposal=proposal, file=paper, name=paper.name)
    return proposal


def kept_at(stood: Point, officer: Officer, paper: StoredFile) -> dict[str, int]:
    """What the pages about a point ask for: a window, a proposal with paper, a visit, a photo, a sheet."""
    proposal = proposed(stood.unit, stood.region, paper)
    verification = Verification.objects.create(
        point=stood, method=VerifyMethod.ON_SITE, outcome=VerifyOutcome.REAL, at=AT, by="system:test"
    )
    return {
        "window": Window.objects.create(point=stood, code="1", name="综合窗口").pk,
        "proposal": proposal.pk,
        "evidence": proposal.evidence.get().pk,
        "visit": Visit.objects.create(
            point=stood, method=VerifyMethod.ON_SITE, challenge="1234", officer=officer, begun_at=AT
        ).pk,
        "verification_photo": verification.photos.create(file=paper, phash=1).pk,
        "sheet": Sheet.objects.create(
            name="表", sha256="0" * 64, cells=[], officer=officer, uploaded_at=AT
        ).pk,
    }
