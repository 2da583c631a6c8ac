"""Keeping the mandate that a filing brings, inside the transaction of the filing."""

from datetime import datetime

from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Filing, RefusedError
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.mandates.enums import Code
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.mandates.rules import faults_of
from zhichi.foundation.sockets.public import MANDATE_PAPER


def keep_mandate(*, case: Case, filing: Filing, by: Actor, at: datetime) -> None:
    """Fits `sockets.FILED`; free where nobody acts for another. Raises RefusedError ("mandate.<field>", "name")."""
    told = filing.mandate
    if told is None:
        return
    if by.officer_id is None or not by.posts:
        raise RefusedError("代办由工作人员登记。", "mandate.way")
    if not filing.applicant.name.strip():
        raise RefusedError("请填写委托您的人的姓名。", "name")
    paper = paper_of(filing)
    faults = faults_of(
        way=told.way,
        scope=told.scope,
        until=told.until,
        witness=told.witness,
        has_paper=paper is not None,
        today=localdate(at),
    )
    for field, sentence in faults.items():
        raise RefusedError(sentence, f"mandate.{field}")
    Mandate.objects.create(
        case=case,
        officer_id=by.officer_id,
        unit_id=by.posts[0].unit_id,
        way=told.way,
        witness=told.witness.strip(),
        paper=paper,
        scope=list(told.scope),
        until=told.until,
        given_at=at,
    )
    payload = {"way": told.way, "scope": list(told.scope), "until": told.until.isoformat()}
    if paper is not None:
        payload["paper"] = paper.digest
    append(subject=case.subject, at=at, actor=by.ref, code=Code.GIVEN, basis="民法典§165", payload=payload)


def paper_of(filing: Filing) -> StoredFile | None:
    """The paper that stands for the mandate, the first where there are several."""
    pairs = zip(filing.papers, filing.stands_for, strict=False)
    return next((stored for (stored, _), stands in pairs if stands == MANDATE_PAPER), None)
