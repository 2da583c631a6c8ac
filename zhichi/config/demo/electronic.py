"""The electronic seal of the demo city, with picture and certificate; where papers can be set, a decision under it.

The certificate costs one RSA key, so there is one. Sealing takes the press and a process of its own: `demo papers`.
"""

from datetime import datetime
from uuid import uuid4

from zhichi.config.demo.people import load_actors
from zhichi.foundation.accounts.public import SYSTEM, Actor, Role
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.papers.public import Paper, PaperTemplate, Wish, issue
from zhichi.foundation.seals.public import (
    Keepership,
    Manner,
    Seal,
    Stamped,
    Wanted,
    approve,
    ask,
    certify,
    draw_impression,
    stamp,
)
from zhichi.foundation.signing.public import enrol

DECISION = "la.grant_decision"


def with_certificate(seal: Seal, boss: Actor, *, at: datetime, now: datetime) -> None:
    """Inside the loading. Without a Chinese font there is no picture to draw, and the seal stays one of ink."""
    try:
        draw_impression(seal=seal, by=boss, at=at)
    except RefusedError:
        return
    # For one year, of which eleven months are over: whoever renews certificates has something to do.
    made = enrol(name=seal.name, organ_code=seal.organ.code, at=at, by=SYSTEM, years=1)
    certify(seal=seal, certificate=made, by=boss, at=now)


def sealed_papers(*, at: datetime) -> int:
    """One decision asked for, approved, and sealed electronically; 0 where there is no seal or no case for it."""
    seal = Seal.objects.filter(certificate__isnull=False).select_related("organ__parent").first()
    if seal is None:
        return 0
    actors = load_actors()
    asker = actors[seal.organ.parent_id or seal.organ_id, Role.PLS_ADMIN][0]
    head = actors[seal.organ_id, Role.LEGAL_AID_HEAD][0]
    keeper = Keepership.objects.running(at.date()).filter(seal=seal).select_related("officer").first()
    paper = _paper(seal, actors[seal.organ_id, Role.LEGAL_AID_CLERK][0], at)
    if paper is None or keeper is None:
        return 0
    wanted = Wanted(
        seal=seal,
        purpose="送达当事人",
        token=uuid4().hex,
        papers=[paper],
        manner=Manner.ELECTRONIC,
        seam=True,
    )
    request = approve(request=ask(wanted=wanted, by=asker, at=at), by=head, at=at)
    keepers = actors[seal.organ_id, Role.SEAL_KEEPER]
    hands = next(one for one in keepers if one.officer_id == keeper.officer_id)
    stamp(request=request, told=Stamped(), by=hands, at=at)
    return 1


def _paper(seal: Seal, clerk: Actor, at: datetime) -> Paper | None:
    """One that was issued and has no seal yet, else one issued now."""
    free = Paper.objects.filter(unit=seal.organ, state="issued", seal_uses=None, template__key=DECISION)
    held = free.select_related("case", "template", "unit").first()
    if held is not None:
        return held
    rows = Case.objects.filter(kind="legal_aid", unit=seal.organ, records__key=DECISION, issued_papers=None)
    case = rows.select_related("unit").order_by("pk").first()
    if case is None:
        return None
    template = next(one for one in PaperTemplate.objects.current(at.date()) if one.key == DECISION)
    record = case.records.filter(key=DECISION).select_related("act", "unit").latest("pk")
    return issue(wish=Wish(case=case, template=template, token=uuid4().hex, record=record), by=clerk, at=at)
