"""Agreeing to electronic service, taking it back, and taking a paper on the portal."""

import hashlib
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import (
    Party,
    RefusedError,
    hold,
    record_rows,
    refusing,
    shown_paper,
)
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.papers.public import Paper, PaperState, sent_bytes
from zhichi.foundation.service.actions.recording import Report, locked, write
from zhichi.foundation.service.actions.telling import tell
from zhichi.foundation.service.enums import OPEN, Code, Outcome, Way
from zhichi.foundation.service.models import Consent, Service, ServiceAttempt, consent_of
from zhichi.foundation.service.rules import Told
from zhichi.foundation.vault.public import crypto
from zhichi.kernel import canonical

WORDS = (
    "我同意在本网站的“查进度”页面接收这一件的文书，打开文书并点“签收”的日期就是送达日期。"
    "我随时可以撤回，随时可以要纸质的。"
)
PORTAL = "本网站查进度页面"


def consent(*, service: Service, name: str, signature: StoredFile | None, by: Actor, at: datetime) -> Consent:
    """The party of this service agrees, for the case; RefusedError for a name that is not his."""
    party = service.party
    if party is None or service.case.is_done:
        raise RefusedError("这一份现在不能签电子送达同意书。")
    if name.strip() != party.name:
        raise RefusedError("请写您登记时的姓名，和申请表上的一样。", "name")
    with refusing(), transaction.atomic():
        hold(service.case)
        held = consent_of(party)
        if held is not None:
            return held
        made = Consent.objects.create(
            party=party, address=PORTAL, name=name.strip(), signature=signature, words=WORDS, given_at=at
        )
        tell(service, Code.CONSENTED, by=by, at=at, basis="民事诉讼法§90", words=_digest(WORDS.encode()))
    return made


def revoke(*, party: Party, service: Service, by: Actor, at: datetime) -> bool:
    """From now on nothing is served to him electronically; what was served stays served."""
    with refusing(), transaction.atomic():
        hold(service.case)
        gone = Consent.objects.filter(party=party, revoked_at=None).update(revoked_at=at)
        if gone:
            tell(service, Code.REVOKED, by=by, at=at)
    return bool(gone)


def take(*, service: Service, token: str, by: Actor, at: datetime) -> ServiceAttempt:
    """The recipient opens the paper on the portal and signs for it: it has reached the system he named."""
    with refusing(), transaction.atomic():
        held = locked(service, by)
        known = ServiceAttempt.objects.filter(token=token, service=held).first()
        if known is not None:
            return known
        if held.state not in OPEN:
            raise RefusedError("这一份不用再签收了。")
        if consent_of(held.party) is None:
            raise RefusedError("要先签电子送达同意书，才能在网上签收。")
        told = Told(Outcome.ARRIVED, at, place=PORTAL)
        report = Report(Way.ELECTRONIC, told, token, digest=_digest(_bytes_of(held)))
        return write(held, report, by=by, at=at)


def _bytes_of(service: Service) -> bytes:
    """What the recipient has before him: the printed paper where there is one, else what the document says."""
    paper = service.paper
    if paper is None:
        printed = Paper.objects.filter(record=service.record, state=PaperState.ISSUED, given=True)
        paper = printed.select_related("bytes").first()
    if paper is not None:
        return sent_bytes(paper)
    if service.record is None:
        return b""
    shown = shown_paper(service.record, masked=False) or {}
    said = {"rows": record_rows(service.record, masked=False), "text": list(shown.get("text", ()))}
    return canonical.encode(said)


def _digest(data: bytes) -> str:
    return crypto().hexdigest(data) if data else hashlib.sha256(data).hexdigest()
