"""What is to be served: planned with the decision itself, or by an officer; and what need not be served any more."""

from datetime import datetime
from typing import Any

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, Party, Record, RefusedError, hold, refusing
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.service.access import can_serve, can_waive
from zhichi.foundation.service.actions.telling import tell
from zhichi.foundation.service.enums import Code, State
from zhichi.foundation.service.models import Service
from zhichi.foundation.service.models.readings import applicants_of
from zhichi.foundation.statements.public import change_one, insert_all
from zhichi.foundation.timelimits.public import start, stop

LEAST, MOST = 4, 200


def plan_after(*, case: Case, verb: Any, act: Act, by: Actor, at: datetime) -> None:
    """Fits `sockets.ACTED`: a paper that its procedure wants served waits for its applicant. The act's entry tells."""
    if verb.record is None or not verb.record.serve:
        return
    party = applicants_of.first(case=case.pk)
    if party is not None:
        service = _made(case, act.record, None, party, "", needed=True, by=by, at=at)
        if verb.record.serve_within:
            clock = start(subject=subject_of(service), limit=verb.record.serve_within, at=at, by=by.ref)
            change_one(service, due_on=clock.due_on)


def plan(
    *,
    case: Case,
    by: Actor,
    at: datetime,
    record: Record | None = None,
    paper: Paper | None = None,
    party: Party | None = None,
    recipient: str = "",
) -> Service:
    """An officer wants this served to this person. RefusedError when it is planned already, or is no paper of the
    case."""
    if (record is None) == (paper is None):
        raise RefusedError("请选一份要送达的文书。", "document")
    if paper is not None and not paper.is_issued:
        raise RefusedError("这份文书还没有出文，或者已经作废，不能送达。", "document")
    if party is None and not 2 <= len(recipient.strip()) <= 40:
        raise RefusedError("请选当事人，或者写明受送达人，2 到 40 个字。", "recipient")
    with refusing(), transaction.atomic():
        hold(case)
        verdict = can_serve(by, case)
        if not verdict:
            raise RefusedError(verdict.because)
        if any(one is not None and one.case_id != case.pk for one in (record, paper, party)):
            raise RefusedError("这份文书、这个人不是这一件里的。")
        record = paper.record if paper is not None and paper.record else record
        known = Service.objects.filter(case=case, record=record, paper=None if record else paper)
        if party is not None and known.filter(party=party).exists():
            raise RefusedError("这份文书给这个人的送达已经登记了。")
        service = _made(case, record, paper, party, recipient.strip(), needed=False, by=by, at=at)
        tell(service, Code.PLANNED, by=by, at=at)
    return service


def waive(*, service: Service, because: str, by: Actor, at: datetime) -> Service:
    """It need not be served any more: taken back, or another decision stands in its place. Visible for ever."""
    because = because.strip()
    if not LEAST <= len(because) <= MOST:
        raise RefusedError("请写明为什么不用再送，4 到 200 个字。", "because")
    with refusing(), transaction.atomic():
        hold(service.case)
        held = Service.objects.select_for_update(of=("self",)).select_related("case").get(pk=service.pk)
        verdict = can_waive(by, service.case)
        if not verdict:
            raise RefusedError(verdict.because)
        if not held.is_live:
            raise RefusedError("这一份已经有结果了。")
        held.state, held.because, held.settled_at = State.WAIVED, because, at
        held.save()
        stop(subject=subject_of(held), limit=None, at=at)
        tell(held, Code.WAIVED, by=by, at=at, because=because)
    return held


def subject_of(service: Service) -> str:
    """What its own clocks run under."""
    return f"service:{service.pk}"


def _made(
    case: Case,
    record: Record | None,
    paper: Paper | None,
    party: Party | None,
    recipient: str,
    *,
    needed: bool,
    by: Actor,
    at: datetime,
) -> Service:
    source: Any = record or paper
    service = Service(
        case=case,
        record=record,
        paper=paper,
        party=party,
        recipient=recipient,
        title=source.title,
        number=source.number,
        made_at=record.made_at if record else source.issued_at,
        unit_id=case.unit_id,
        needed=needed,
        planned_at=at,
        planned_by=by.ref,
    )
    return insert_all([service])[0]
