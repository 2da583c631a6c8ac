"""Asking for a seal: everything is checked before anybody is bothered, and the documents are fixed by their digests."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing, sees
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.access import can_ask
from zhichi.foundation.seals.actions.documents import list_digest, paper_fault
from zhichi.foundation.seals.actions.noting import held_seal, note, person, said
from zhichi.foundation.seals.actions.outside import Brought, brought_fault, refuse_hostile
from zhichi.foundation.seals.enums import Code, Manner, Place
from zhichi.foundation.seals.models import Seal, SealRequest, SealUse, rulebook
from zhichi.foundation.seals.rules.book import PAPER, Rulebook, Step
from zhichi.foundation.seals.rules.lists import MOST
from zhichi.foundation.vault.public import crypto


@dataclass(frozen=True)
class Wanted:
    """Which seal on what: papers of ours, or one document from outside (`brought`) of a kind the rulebook names.

    `token` is that of the page on which it was asked: sent twice it is one request.
    """

    seal: Seal
    purpose: str
    token: str
    papers: Sequence[Paper] = ()
    brought: Brought | None = None
    manner: str = Manner.INK
    copies: int = 1
    seam: bool = False
    recipient: str = ""
    place: str = Place.OFFICE
    leave: str = ""


@dataclass(frozen=True)
class Asked:
    """What was found out before anything was written."""

    document: str
    steps: tuple[Step, ...]
    uses: list[SealUse] = field(default_factory=list)


def ask(*, wanted: Wanted, by: Actor, at: datetime) -> SealRequest:
    """The request, waiting for its first approval. RefusedError (field) with nothing written."""
    held = SealRequest.objects.filter(token=wanted.token, applicant=by.officer_id or 0).first()
    if held is not None:
        return held
    if not wanted.token or len(wanted.token) > 40:
        raise RefusedError("这一页的编号不对，请再打开一次。")
    if wanted.brought is not None:
        refuse_hostile(wanted.brought, at=at)
    return keep_asked(wanted=wanted, by=by, at=at)


def keep_asked(*, wanted: Wanted, by: Actor, at: datetime) -> SealRequest:
    """The same for who knows already that what is brought is a sound PDF without anything that runs."""
    purpose = said(wanted.purpose, "purpose", "用途", least=2)
    book = rulebook(localdate(at))
    asked = _asked(wanted, book, by, at)
    try:
        with refusing(), transaction.atomic():
            seal = held_seal(wanted.seal.pk)
            because = seal.unusable(localdate(at))
            if because:
                raise RefusedError(because, "seal")
            return _keep(wanted, asked, purpose, book.version, by, at)
    except IntegrityError as error:
        raise RefusedError("这份文书已经申请过用印，先看那一份申请。") from error


def _asked(wanted: Wanted, book: Rulebook, by: Actor, at: datetime) -> Asked:
    seal = wanted.seal
    verdict = can_ask(by, seal)
    because = "" if verdict else verdict.because
    because = because or seal.unusable(localdate(at))
    because = because or _terms(wanted, book)
    if because:
        raise RefusedError(because)
    if not 1 <= wanted.copies <= 200:
        raise RefusedError("份数请写 1 到 200。", "copies")
    outside = wanted.place == Place.OUTSIDE
    if wanted.brought is not None:
        fault, pages, digest = brought_fault(wanted.brought, book)
        if fault:
            raise RefusedError(fault, "file")
        kind = wanted.brought.kind
        use = SealUse(file=wanted.brought.file, title=wanted.brought.title, digest=digest, pages=pages)
        return _routed(Asked(kind, book.steps(seal.kind, kind, outside=outside), [use]))
    ways = set()
    uses = []
    for paper in wanted.papers:
        fault = paper_fault(paper, seal, book) if sees(by, paper.case_id) else "清单里有您看不到的文书。"
        if fault:
            raise RefusedError(fault)
        ways.add(book.steps(seal.kind, f"{PAPER}:{paper.key}", outside=outside))
        title = f"{paper.title} {paper.number}".strip()
        uses.append(SealUse(paper=paper, title=title, digest=paper.digest, pages=paper.pages))
    if len(ways) > 1:
        raise RefusedError("清单里的文书要由不同的人批准，请分开申请。")
    if not uses or len(uses) > MOST:
        raise RefusedError(f"请选要盖章的文件，一次最多 {MOST} 件。")
    key = wanted.papers[0].key if len({paper.key for paper in wanted.papers}) == 1 else ""
    return _routed(Asked(f"{PAPER}:{key}" if key else PAPER, ways.pop(), uses))


def _routed(asked: Asked) -> Asked:
    if not asked.steps:
        raise RefusedError("用印规则没有写这种用印由谁批准，不能申请。")
    return asked


def _terms(wanted: Wanted, book: Rulebook) -> str:
    seal = wanted.seal
    if wanted.manner == Manner.ELECTRONIC and not seal.is_electronic:
        return "这枚印章只有实物，不能盖电子印章。"
    if wanted.manner == Manner.INK and not seal.is_physical:
        return "这枚印章只有电子的，不能盖实物印章。"
    if wanted.manner not in Manner.values or wanted.place not in Place.values:
        return "请选择怎么盖、在哪里盖。"
    if wanted.place == Place.OUTSIDE:
        if wanted.manner == Manner.ELECTRONIC or seal.kind in book.never_outside:
            return f"{book.types[seal.kind].title}不能带出单位使用。"
        if len(wanted.leave.strip()) < 4:
            return "带出单位用印，请写明去哪里、为什么，由负责人书面同意。"
    return ""


def _keep(wanted: Wanted, asked: Asked, purpose: str, version: int, by: Actor, at: datetime) -> SealRequest:
    for n, use in enumerate(asked.uses, start=1):
        use.n, use.copies, use.seal_id = n, wanted.copies, wanted.seal.pk
    mine = [post for post in by.posts if post.delegated_from is None] or list(by.posts)
    request = SealRequest(
        seal=wanted.seal,
        applicant_id=person(by),
        unit_id=mine[0].unit_id,
        document=asked.document,
        purpose=purpose,
        recipient=wanted.recipient.strip()[:100],
        manner=wanted.manner,
        seam=wanted.seam,
        place=wanted.place,
        leave=wanted.leave.strip()[:200] if wanted.place == Place.OUTSIDE else "",
        steps=[
            {"title": one.title, "roles": list(one.roles), "at": one.at, "basis": one.basis}
            for one in asked.steps
        ],
        rules=version,
        hash_name=crypto().hash_name,
        token=wanted.token,
        asked_at=at,
    )
    request.list_digest = list_digest(request, asked.uses)
    request.save()
    for use in asked.uses:
        use.request = request
    SealUse.objects.bulk_create(asked.uses)
    told: dict[str, Any] = {"request": request.pk, "list": request.list_digest, "documents": len(asked.uses)}
    note(wanted.seal, Code.ASKED, by=by, at=at, document=asked.document, manner=wanted.manner, **told)
    return request
