"""What service puts into the file of a case: a slip for each paper, and every proof kept with an attempt."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO

from zhichi.foundation.cases.public import Case
from zhichi.foundation.files.public import StoredFile, original
from zhichi.foundation.service.enums import Proof
from zhichi.foundation.service.models.attempt import ServiceAttempt
from zhichi.foundation.service.models.readings import attempts_of, kept_of, services_of
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.service.models.slip import slip_rows
from zhichi.foundation.sockets.public import DossierItem, sheet


def items(case: Case) -> list[DossierItem]:
    """Slips first, then what proves them, in the order of what happened. One statement where nothing is served, else
    three."""
    services = {one.pk: one for one in services_of(case=case.pk)}
    if not services:
        return []
    tried: dict[int, list[ServiceAttempt]] = defaultdict(list)
    for attempt in attempts_of(case=case.pk):
        tried[attempt.service_id].append(attempt)
    slips = [_slip(case, one, tried[one.pk]) for one in services.values()]
    return slips + [_proof(services, *row) for row in kept_of(case=case.pk)]


def _slip(case: Case, service: Service, attempts: list[ServiceAttempt]) -> DossierItem:
    service.case = case
    title = f"送达回证：{service}"
    return DossierItem(
        key="service:slip",
        title=title,
        made_at=service.settled_at or service.planned_at,
        made_by=service.unit.name,
        data=sheet(title, slip_rows(service, attempts)),
    )


def _proof(
    services: Mapping[int, Service],
    service: int,
    proof: str,
    kept_at: datetime,
    file: int,
    mime: str,
    digest: str,
    size: int,
) -> DossierItem:
    return DossierItem(
        key=f"service:{proof}",
        title=f"{Proof(proof).label}：{services[service]}",
        made_at=kept_at,
        made_by=services[service].unit.name,
        media=mime,
        ref=str(file),
        digest=digest,
        size=size,
    )


def opened(ref: str) -> BinaryIO:
    """The bytes as they came: what the digest was made of."""
    return original(StoredFile.objects.get(pk=int(ref)))
