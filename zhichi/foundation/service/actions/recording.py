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
from zhichi.foundation.service.rules import Effect, Method, Told, attempt_faults, effect_of, local_day
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
        known = ServiceAttempt.objects.filter(token=report.token).first()
        if known is not None:
            return _same(known, held)
        if not held.is_live:
            raise RefusedError(f"这一份已经是“{held.get_state_display()}”，不用再登记；登记有误的请更正。")
        return write(held, report, by=by, at=at)


def locked(service: Service, by: Actor) -> Service:
    """The service and its case, kept until the transaction ends; RefusedError for whom it is not."""
    hold(service.case)
    held = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    held.case = type(held.case).objects.select_related("unit", "county_unit").get(pk=held.case_id)
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
    sent = _sent(held, report.way, corrects)
    report = replace(report, told=_completed(held, report, sent, consent))
    method = _checked(held, report, at)
    clock = None
    if method.limit:
        stop(subject=subject_of(held), limit=method.limit, at=at)
        clock = start(subject=subject_of(held), limit=method.limit, at=report.told.happened_at, by=by.ref)
    effect = effect_of(method, report.told, notice_ends_on=clock.due_on if clock else None)
    attempt = _row(held, report, effect, consent, by, at)
    attempt.corrects, attempt.because = corrects, because
    attempt.save()
    proofs = _keep(attempt, report, by, at)
    if sent is not None:
        ServiceAttempt.objects.filter(pk=sent.pk).update(state=AttemptState.ANSWERED)
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


def _sent(held: Service, way: str, corrects: ServiceAttempt | None) -> ServiceAttempt | None:
    """What was sent this way and waits for its result."""
    waiting = held.attempts.filter(way=way, state=AttemptState.WAITING).exclude(way=Way.NOTICE)
    if corrects is not None:
        waiting = waiting.exclude(pk=corrects.pk)
    return waiting.last()


def _completed(held: Service, report: Report, sent: ServiceAttempt | None, consent: Consent | None) -> Told:
    told = report.told
    failed = held.attempts.filter(state=AttemptState.FAILED).values_list("way", flat=True)
    told = replace(
        told,
        failed=frozenset(failed),
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


def _checked(held: Service, report: Report, at: datetime) -> Method:
    method = ways_on(local_day(at)).get(report.way)
    if method is None:
        raise RefusedError("没有这种送达方式。", "way")
    faults = attempt_faults(method, report.told, made_on=local_day(held.made_at), at=at)
    for name, sentence in faults:
        raise RefusedError(sentence, name)
    if report.way == Way.ELECTRONIC and report.told.agreed is None:
        raise RefusedError("受送达人没有签电子送达同意书，不能用电子方式送达。")
    return method


def _row(
    held: Service, report: Report, effect: Effect, consent: Consent | None, by: Actor, at: datetime
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
        seq=held.attempts.count() + 1,
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
        Kept.objects.create(attempt=attempt, file=stored, proof=proof, kept_at=at)
        digests.append(stored.digest)
    return sorted(digests)


def _follow(
    held: Service, attempt: ServiceAttempt, method: Method, effect: Effect, by: Actor, at: datetime
) -> None:
    if attempt.outcome == Outcome.ANNOUNCED and effect.on is not None:
        held.state, held.effective_on, held.next_way = State.ANNOUNCED, effect.on, ""
        held.save()
        _publish(held, attempt, effect.on, by, at)
    elif attempt.outcome == Outcome.SENT:
        held.state, held.next_way = State.ATTEMPTED, ""
        held.save()
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
