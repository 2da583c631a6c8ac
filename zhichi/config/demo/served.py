"""How the demo city's decisions reached their people: most at the window, some by post, a few not yet."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, perform
from zhichi.foundation.forms.public import drawn_upload
from zhichi.foundation.service.public import (
    Outcome,
    Proof,
    Report,
    Service,
    Signer,
    Told,
    Way,
    record,
    unserved,
)

# What serves, of so many decisions in turn; the rest are handed over at the window.
ROUND, POST, DOOR, WAITING = 12, 3, 7, 11
DECIDES = frozenset({"refuse", "terminate", "uphold_decision"})
STROKES = "60,120,90,60,130,140,170,70;210,110,330,90;380,60,360,150,460,120"


@dataclass
class Served:
    """Whose turn it is."""

    turn: int = 0


def serve(case: Case, verb: str, turn: Served, *, by: Actor, at: datetime) -> None:
    """Serve what was just decided; an objection that was not upheld ends with it."""
    for service in unserved(case):
        turn.turn += 1
        way = {POST: Way.MAIL, DOOR: Way.DIRECT}.get(turn.turn % ROUND, Way.SPOT)
        if turn.turn % ROUND != WAITING:
            _one(service, way, by, at)
    if verb == "uphold_decision" and not unserved(case):
        perform(case_id=case.pk, verb="conclude_objection", by=by, at=at)


@cache
def _ink() -> bytes:
    """One signature for all."""
    drawn: bytes = drawn_upload("签收人签名", STROKES).read()
    return drawn


def _one(service: Service, way: Way, by: Actor, at: datetime) -> None:
    token = f"demo-{service.pk}"
    told = Told(Outcome.SIGNED, at, place="经办单位窗口", servers=(by.name,), signer=Signer.SELF)
    if way == Way.MAIL:
        sent = Told(
            Outcome.SENT, at, place="申请表上的地址", servers=(by.name,), number=f"EX{service.pk:09d}CN"
        )
        record(service=service, report=Report(way, sent, token), by=by, at=at)
        return
    if way == Way.DIRECT:
        told = Told(Outcome.ABSENT, at, place="申请表上的地址", servers=(by.name, "同去的人"))
        record(service=service, report=Report(way, told, token), by=by, at=at)
        return
    upload = SimpleUploadedFile("签收人签名.png", _ink(), "image/png")
    record(service=service, report=Report(way, told, token, [(Proof.SIGNATURE, upload)]), by=by, at=at)
