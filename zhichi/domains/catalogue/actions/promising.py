"""Commitments in place of proofs: made with the filing, declined or verified, corrected, revoked, repaired."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhichi.domains.catalogue.access import can_settle, can_verify
from zhichi.domains.catalogue.enums import Code, CommitmentState
from zhichi.domains.catalogue.models import Commitment, Proof
from zhichi.domains.catalogue.models.asking import words_today
from zhichi.domains.catalogue.models.proof import person_index
from zhichi.domains.catalogue.rules.promising import BARRED, CHANGED, NOT_PROMISABLE, WITHOUT_ID
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Filing, RefusedError, hold
from zhichi.foundation.ledger.public import append
from zhichi.foundation.timelimits.public import LimitUnit, Term, compute_due, current_calendar

BASIS = "国办发〔2020〕42号；优化营商环境条例§44"
LONGEST_FINDING = 300


def keep_promises(*, case: Case, filing: Filing, by: Actor, at: datetime) -> None:
    """Write the commitments of a filing, inside its transaction. Costs nothing where nothing is promised.

    Whether its person may promise is asked at the desk, never here: the answer to a filing goes to whoever typed the
    number (decision 0015). Raises RefusedError for what cannot be promised for this item today in these words.
    """
    if not filing.promises:
        return
    person, day = person_index(filing.applicant.id_number), timezone.localdate(at)
    if not person:
        raise RefusedError(WITHOUT_ID, "promises")
    today = words_today(case.kind, day)
    proofs = Proof.objects.in_force(day).in_bulk(list(today), field_name="key")
    for key, words in dict(filing.promises).items():
        if key not in proofs:
            raise RefusedError(NOT_PROMISABLE, "promises")
        if words != today[key]:
            raise RefusedError(CHANGED, "promises")
        _sign(case, proofs[key], words, person, by, at)


def _sign(case: Case, proof: Proof, words: str, person: str, by: Actor, at: datetime) -> None:
    due = verify_by(proof.verify_days or 0, at)
    Commitment.objects.create(
        case=case,
        proof=proof,
        words=words,
        state=CommitmentState.SIGNED,
        person=person,
        signed_at=at,
        verify_by=due,
    )
    payload = {"proof": proof.key, "words": words, "verify_by": due.isoformat() if due else None}
    append(subject=case.subject, at=at, actor=by.ref, code=Code.COMMITTED, basis=proof.basis, payload=payload)


def verify_by(days: int, at: datetime) -> date | None:
    """The last day to verify, so many working days after a moment; None where no period was set."""
    term = Term(days, LimitUnit.WORKING_DAY)
    return compute_due(term, at, calendar=current_calendar()).on if days else None


def verify_promise(*, pk: int, true: bool, finding: str, by: Actor, at: datetime) -> Commitment:
    """Record what the check found. Raises RefusedError without the right, twice, or without saying what was seen."""
    state = CommitmentState.VERIFIED if true else CommitmentState.FALSE
    with transaction.atomic():
        commitment = _waiting(pk, by)
        if true and commitment.barred:
            raise RefusedError(BARRED, "true")
        return _found(commitment, state, _said(finding, "核查情况", "finding"), by, at)


def decline_promise(*, pk: int, reason: str, by: Actor, at: datetime) -> Commitment:
    """Not taken in place of the proof: it does not apply to this person, or nobody could tell that it was he.

    The reason stays in the office. Raises RefusedError without the right, twice, or without a reason.
    """
    with transaction.atomic():
        said = _said(reason, "核查情况", "finding")
        return _found(_waiting(pk, by), CommitmentState.DECLINED, said, by, at)


def _waiting(pk: int, by: Actor) -> Commitment:
    """The commitment while nobody has answered it, for an officer of its desk."""
    commitment = _held(pk)
    verdict = can_verify(by, commitment)
    if not verdict:
        raise RefusedError(verdict.because)
    if commitment.state != CommitmentState.SIGNED:
        raise RefusedError(f"这份承诺已经核查过：{commitment.get_state_display()}。")
    return commitment


def _found(commitment: Commitment, state: str, finding: str, by: Actor, at: datetime) -> Commitment:
    commitment.finding, commitment.verified_at, commitment.verified_by = finding, at, by.ref
    declined = state == CommitmentState.DECLINED
    code = Code.COMMITMENT_DECLINED if declined else Code.COMMITMENT_VERIFIED
    return _record(commitment, state, code, by, at)


def settle_promise(*, pk: int, corrected: bool, note: str, by: Actor, at: datetime) -> Commitment:
    """After a false commitment: put right (the proof was handed in), or the decision made on it was revoked."""
    state = CommitmentState.CORRECTED if corrected else CommitmentState.REVOKED
    with transaction.atomic():
        commitment = _held(pk)
        verdict = can_settle(by, commitment)
        if not verdict:
            raise RefusedError(verdict.because)
        if commitment.state != CommitmentState.FALSE:
            raise RefusedError("只有核查不实、还没有处理的承诺可以这样处理。")
        commitment.finding = f"{commitment.finding}\n{_said(note, '处理情况', 'note')}"[:LONGEST_FINDING]
        return _record(commitment, state, Code.COMMITMENT_SETTLED, by, at)


def repair_credit(*, pk: int, reason: str, by: Actor, at: datetime) -> Commitment:
    """Lift the exclusion that a false commitment brought; only after it was settled. Raises RefusedError."""
    with transaction.atomic():
        commitment = _held(pk)
        verdict = can_settle(by, commitment)
        if not verdict:
            raise RefusedError(verdict.because)
        if not commitment.excludes or commitment.state == CommitmentState.FALSE:
            raise RefusedError("先处理不实的承诺（纠正或者撤销决定），再修复信用。")
        said = _said(reason, "修复的理由", "reason")
        commitment.repaired_at = at
        commitment.save(update_fields=["repaired_at"])
        payload = {"proof": commitment.proof.key, "reason": said}
        _tell(commitment, Code.COMMITMENT_REPAIRED, payload, by, at)
        return commitment


def _held(pk: int) -> Commitment:
    """The commitment, its case held until the transaction ends, so that two entries of its chain never race."""
    hold(Case.objects.only("pk").get(commitments=pk))
    joined = Commitment.objects.with_standing().select_related("proof", "case__unit", "case__county_unit")
    return joined.get(pk=pk)


def _said(text: str, what: str, field: str) -> str:
    said = text.strip()
    if len(said) < 2:
        raise RefusedError(f"请写明{what}。", field)
    if len(said) > LONGEST_FINDING // 2:
        raise RefusedError(f"{what}最多写 {LONGEST_FINDING // 2} 个字。", field)
    return said


def _record(commitment: Commitment, state: str, code: str, by: Actor, at: datetime) -> Commitment:
    commitment.state = state
    commitment.save(update_fields=["state", "finding", "verified_at", "verified_by"])
    payload = {"proof": commitment.proof.key, "state": state, "finding": commitment.finding}
    _tell(commitment, code, payload, by, at)
    return commitment


def _tell(commitment: Commitment, code: str, payload: dict[str, str], by: Actor, at: datetime) -> None:
    append(subject=commitment.case.subject, at=at, actor=by.ref, code=code, basis=BASIS, payload=payload)
