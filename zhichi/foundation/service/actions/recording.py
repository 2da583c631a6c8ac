"""Writing down an attempt: everything is checked, then one row, its proofs, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, hold, refusing
from zhichi.foundation.files.public import FileFault, store
from zhichi.foundation.service.access import can_serve
from zhichi.foundation.service.actions.effect import fall_back, take_effect
from zhichi.foundation.service.actions.planning import subject_of
from zhichi.foundation.service.actions.telling import tell
from zhichi.foundation.service.enums import AttemptState, Code, Outcome, Proof, State, Way
from zhichi.foundation.service.models import Consent, Kept, Service, ServiceAttempt, consent_of, ways_on
from zhichi.foundation.service.models.notice import PublicNotice
from zhichi.foundation.service.models.readings import attempts_at, case_at_desk, held_service, told_before
from zhichi.foundation.service.rules import Effect, Method, Told, attempt_faults, effect_of, local_day
from zhichi.foundation.statements.public import change_one, insert_all
from zhichi.foundation.timelimits.public import start, stop

LONGEST_TOKEN = 40


@dataclass(frozen=True)
class Report:
    """One attempt as it was told: `kept` are (what it proves, file); `token` that of the page, so that a page sent
    twice is one attempt; `device_at` what the telephone's clock said."""

    way: str
    told: Told
    token: str
    kept: Sequence[tuple[Proof, "File[bytes]"]] = field(default=())
    device_at: datetime | None = None
    digest: str = ""


def record(*, service: Service, report: Report, by: Actor, at: datetime) -> ServiceAttempt:
    """Add an attempt. RefusedError names the field at fault; then nothing is kept."""
    with refusing(), transaction.atomic():
        held = locked(service, by)
        known = told_before.first(token=report.token)
        if known is not None:
            return _same(known, held)
        if not held.is_live:
            raise RefusedError(f"这一份已经是“{held.get_state_display()}”，不用再登记；登记有误的请更正。")
        return write(held, report, by=by, at=at)


def locked(service: Service, by: Actor) -> Service:
    """The service and its case, kept until the transaction ends; RefusedError for whom it is not."""
    hold(service.case)
    (held,) = held_service(pk=service.pk)
    (held.case,) = case_at_desk(pk=held.case_id)
    verdict = can_serve(by, held.case) if by.kind == "officer" else True
    if not verdict:
        raise RefusedError(getattr(verdict, "because", ""))
    return held


def _same(known: ServiceAttempt, held: Service) -> ServiceAttempt:
    if known.service_id != held.pk:
        raise RefusedError("这一页的编号已经用过，请再打开一次。")
    return known


def write(
    held: Service,
    report: Report,
    *,
    by: Actor,
    at: datetime,
    corrects: ServiceAttempt | None = None,
    because: str = "",
) -> ServiceAttempt:
    """Inside the caller's transaction, with the service locked."""
    if not report.token or len(report.token) > LONGEST_TOKEN:
        raise RefusedError("这一页的编号不对，请再打开一次。")
    consent = consent_of(held.party) if report.way == Way.ELECTRONIC else None
    before = attempts_at(service=held.pk)
    sent = _sent(before, report.way, corrects)
    report = replace(report, told=_completed(before, report, sent, consent))
    method = _checked(held, report, by, at)
    clock = None
    if method.limit:
        stop(subject=subject_of(held), limit=method.limit, at=at)
        clock = start(subject=subject_of(held), limit=method.limit, at=report.told.happened_at, by=by.ref)
    effect = effect_of(method, report.told, notice_ends_on=clock.due_on if clock else None)
    attempt = _row(held, len(before) + 1, report, effect, consent, by, at)
    attempt.corrects, attempt.because = corrects, because
    attempt.save(force_insert=True)
    proofs = _keep(attempt, report, by, at)
    if sent is not None:
        change_one(sent, state=AttemptState.ANSWERED.value)
    tell(
        held,
        Code.CORRECTED if corrects else Code.RECORDED,
        by=by,
        at=at,
        basis=effect.basis,
        attempt=attempt.seq,
        way=attempt.way,
        outcome=attempt.outcome,
        flag=attempt.flag,
        proofs=proofs,
        **({"corrects": corrects.seq, "because": because} if corrects else {}),
    )
    _follow(held, attempt, method, effect, by, at)
    return attempt


def _sent(
    before: Sequence[ServiceAttempt], way: str, corrects: ServiceAttempt | None
) -> ServiceAttempt | None:
    """What was sent this way and waits for its result."""
    waiting = [one for one in before if one.way == way and one.state == AttemptState.WAITING]
    if corrects is not None:
        waiting = [one for one in waiting if one.pk != corrects.pk]
    return waiting[-1] if waiting and way != Way.NOTICE else None


def _completed(
    before: Sequence[ServiceAttempt], report: Report, sent: ServiceAttempt | None, consent: Consent | None
) -> Told:
    told = replace(
        report.told,
        failed=frozenset(one.way for one in before if one.state == AttemptState.FAILED),
        proofs=frozenset(str(proof) for proof, _ in report.kept),
        agreed=consent.agreed if consent else None,
    )
    if sent is None or told.outcome == Outcome.SENT:
        return told
    return replace(
        told,
        number=told.number or sent.number,
        letter=told.letter or sent.letter,
        through=told.through or sent.through,
        place=told.place or sent.seen.get("place", ""),
        sent_on=local_day(sent.happened_at),
    )


def _checked(held: Service, report: Report, by: Actor, at: datetime) -> Method:
    method = ways_on(local_day(at)).get(report.way)
    if method is None:
        raise RefusedError("没有这种送达方式。", "way")
    faults = attempt_faults(method, report.told, made_on=local_day(held.made_at), at=at)
    for name, sentence in faults:
        raise RefusedError(sentence, name)
    if report.way == Way.ELECTRONIC and report.told.agreed is None:
        raise RefusedError("受送达人没有签电子送达同意书，不能用电子方式送达。")
    if report.way == Way.ELECTRONIC and by.kind == "officer":
        raise RefusedError("电子送达由受送达人自己在网上签收，不能代他登记。")
    return method


def _row(
    held: Service,
    seq: int,
    report: Report,
    effect: Effect,
    consent: Consent | None,
    by: Actor,
    at: datetime,
) -> ServiceAttempt:
    told = report.told
    state = AttemptState.FAILED
    if told.outcome in (Outcome.SENT, Outcome.ANNOUNCED):
        state = AttemptState.WAITING
    elif effect.on is not None:
        state = AttemptState.EFFECTIVE
    seen = {
        "place": told.place,
        "signer_name": told.signer_name,
        "age": told.age,
        "refusal": told.refusal,
        "witnesses": list(told.witnesses),
        "course": told.course,
    }
    return ServiceAttempt(
        service=held,
        seq=seq,
        way=report.way,
        outcome=told.outcome,
        state=state,
        flag=effect.flag,
        happened_at=told.happened_at,
        device_at=report.device_at,
        told_at=at,
        told_by=by.ref,
        servers=[one for one in told.servers if one],
        signer=told.signer,
        signed_on=told.signed_on,
        seen=seen,
        number=told.number,
        letter=told.letter,
        through=told.through,
        consent=consent,
        digest=report.digest,
        words=effect.words[:200],
        basis=effect.basis,
        effective_on=effect.on,
        token=report.token,
    )


def _keep(attempt: ServiceAttempt, report: Report, by: Actor, at: datetime) -> list[str]:
    """Store what proves it; answers the digests."""
    digests = []
    for proof, upload in report.kept:
        try:
            stored = store(upload=upload, by=by, at=at)
        except FileFault as error:
            raise RefusedError(str(error), "photos") from error
        insert_all([Kept(attempt=attempt, file=stored, proof=proof, kept_at=at)])
        digests.append(stored.digest)
    return sorted(digests)


def _follow(
    held: Service, attempt: ServiceAttempt, method: Method, effect: Effect, by: Actor, at: datetime
) -> None:
    if attempt.outcome == Outcome.ANNOUNCED and effect.on is not None:
        change_one(held, state=State.ANNOUNCED.value, effective_on=effect.on, next_way="")
        _publish(held, attempt, effect.on, by, at)
    elif attempt.outcome == Outcome.SENT:
        change_one(held, state=State.ATTEMPTED.value, next_way="")
    elif effect.on is not None:
        take_effect(held, attempt, effect.on, by=by, at=at)
    else:
        fall_back(held, next_way=method.next_after(attempt.outcome) or Way.DIRECT)


def _publish(held: Service, attempt: ServiceAttempt, ends_on: date, by: Actor, at: datetime) -> None:
    announced = local_day(attempt.happened_at)
    PublicNotice.objects.create(
        attempt=attempt,
        unit=held.case.unit,
        name=held.party.masked_name if held.party else held.recipient[:40],
        title=held.title,
        number=held.number,
        announced_on=announced,
        ends_on=ends_on,
    )
    tell(held, Code.ANNOUNCED, by=by, at=at, basis=attempt.basis, ends_on=ends_on.isoformat())
