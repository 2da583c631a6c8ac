"""Decisions that wait to be served, and attempts, for tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cast import City
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import day, do, under_review
from zhichi.foundation.service.public import (
    Outcome,
    Proof,
    Report,
    Service,
    ServiceAttempt,
    Signer,
    Told,
    Way,
    record,
    unserved,
)

DECIDED = "2026-06-08"


def picture(name: str = "现场.png", colour: str = "white") -> SimpleUploadedFile:
    held = BytesIO()
    Image.new("RGB", (8, 8), colour).save(held, "PNG")
    return SimpleUploadedFile(name, held.getvalue(), "image/png")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def refused_case(city: City, *, on: str = DECIDED) -> Case:
    """王秀英 is refused legal aid on a Monday: the decision waits to be served."""
    case = under_review(city, at=day(on))
    do(city, case, "refuse", "sunli", at=day(on))
    return case


def to_serve(case: Case) -> Service:
    (service,) = unserved(case)
    return service


SIGNED = Told(
    Outcome.SIGNED,
    day("2026-06-09"),
    place="许庄街道许庄社区 12 号",
    servers=("赵静", "孙立"),
    signer=Signer.SELF,
)
LEFT = replace(SIGNED, outcome=Outcome.LEFT, signer="", refusal="说不认这个决定。")


def report(way: str = Way.DIRECT, told: Told = SIGNED, *proofs: Proof, **changes: Any) -> Report:
    """A sound report; `changes` are those of what was told."""
    kept = [(proof, picture()) for proof in (proofs or (Proof.SIGNATURE,))]
    return Report(way, replace(told, **changes), uuid4().hex, kept)


def tried(
    city: City, service: Service, report: Report, *, who: str = "zhaojing", at: datetime | None = None
) -> ServiceAttempt:
    """Record it an hour after it happened; the service is read again."""
    moment = at or report.told.happened_at + timedelta(hours=1)
    made = record(service=service, report=report, by=city.actor(who), at=moment)
    service.refresh_from_db()
    return made


def serve_all(case: Case, by: Actor, at: datetime) -> int:
    """Whatever waits in the case is handed to the applicant at the window; answers how many."""
    found = unserved(case)
    for one in found:
        told = replace(SIGNED, happened_at=at, servers=(by.name,))
        record(service=one, report=report(Way.SPOT, told), by=by, at=at)
    return len(found)
