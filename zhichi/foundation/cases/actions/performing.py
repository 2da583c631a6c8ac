"""Any verb of any procedure, done in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localtime

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.access import can_perform
from zhichi.foundation.cases.actions.effects import desk_for, make_record, refresh_next_date, turn_clocks
from zhichi.foundation.cases.actions.faults import RefusedError, StaleError
from zhichi.foundation.cases.models import Act, Case, Material
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import FieldType, Phase, Verb
from zhichi.foundation.sockets.public import HOOKS
from zhichi.foundation.timelimits.public import is_past, stop


@dataclass(frozen=True)
class Deed:
    """A verb about to be done: on which case (locked), by whom, when, with which answers."""

    case: Case
    verb: Verb
    answers: Mapping[str, Any]
    by: Actor
    at: datetime
    papers: Sequence[tuple[StoredFile, str]] = ()


@transaction.atomic
def perform(
    *,
    case_id: int,
    verb: str,
    by: Actor,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    papers: Sequence[tuple[StoredFile, str]] = (),
    revision: int | None = None,
) -> Act:
    """Do `verb` to a case and answer the act.

    `revision` is the one the actor saw: when the case has moved on since, StaleError says who acted and when.
    Raises RefusedError with the sentence for the person, naming the answer at fault where there is one.
    """
    case = locked(case_id)
    deed = Deed(case, _verb(case, verb), dict(answers or {}), by, at, papers)
    _refuse_stale(case, revision)
    verdict = can_perform(by, case, deed.verb)
    if not verdict:
        raise RefusedError(verdict.because)
    _refuse_incomplete(deed)
    hook = HOOKS.get(deed.verb.hook) if deed.verb.hook else None
    if hook and hook.check:
        hook.check(case=case, verb=deed.verb, answers=deed.answers, by=by, at=at)
    act = _carry_out(deed)
    if hook and hook.after:
        hook.after(case=case, act=act, answers=deed.answers, by=by, at=at)
    return act


def locked(case_id: int) -> Case:
    """The case, locked until the transaction ends, with what every act reads."""
    return (
        Case.objects.select_related("unit", "county_unit", "origin_unit", "region", "handler")
        .select_for_update(of=("self",))
        .get(pk=case_id)
    )


def _verb(case: Case, name: str) -> Verb:
    try:
        return case.procedure.verbs[name]
    except KeyError:
        raise RefusedError("没有这项操作。") from None


def _refuse_stale(case: Case, revision: int | None) -> None:
    if revision is None or revision == case.revision:
        return
    last = case.acts.order_by("-seq").first()
    who = f"{last.desk}{last.actor_name}" if last else "他人"
    when = f"{localtime(last.at):%m月%d日 %H:%M}" if last else "刚才"
    title = last.title if last else "办理"
    raise StaleError(f"{who}已于{when}对此件作了“{title}”，请看过最新情况再办。您填写的内容没有丢。")


def _refuse_incomplete(deed: Deed) -> None:
    verb, case = deed.verb, deed.case
    for wanted in verb.fields:
        given = deed.answers.get(wanted.name)
        if wanted.type == FieldType.FILES:
            given = deed.papers
        if wanted.required and given in (None, "", [], (), False):
            raise RefusedError(f"请填写“{wanted.title}”。", wanted.name)
    if verb.once and case.acts.filter(verb=verb.name).exists():
        raise RefusedError(f"“{verb.title}”在一件中只能做一次。")
    if verb.after_clock and not is_past(subject=case.subject, limit=verb.after_clock, at=deed.at):
        raise RefusedError("期限还没有届满。")


def _carry_out(deed: Deed) -> Act:
    case, verb = deed.case, deed.verb
    was = case.state
    desk_before = case.unit
    _move(deed)
    turn_clocks(case, verb.clocks, deed.answers, at=deed.at, by=deed.by.ref)
    if case.phase == Phase.DONE and was != case.state:
        stop(subject=case.subject, limit=None, at=deed.at)
    if verb.clocks or case.phase == Phase.DONE:
        refresh_next_date(case)
    case.revision += 1
    case.save(
        update_fields=[
            "state", "phase", "unit", "handler", "due_on", "due_limit", "due_suspended", "closed_at", "archived_at", "revision",
        ]
    )  # fmt: skip
    act = _write_act(deed, was, desk_before.name)
    Material.objects.bulk_create(
        [
            Material(case=case, file=stored, name=name, kind=verb.name, given_by=act.actor_name, given_at=deed.at)
            for stored, name in deed.papers
        ]
    )
    if verb.record is not None:
        make_record(case, act, verb.record, verb.fields, deed.answers)
    return act


def _move(deed: Deed) -> None:
    case, verb = deed.case, deed.verb
    case.state = verb.target(case.state)
    phase = case.procedure.states[case.state].phase
    if phase == Phase.DONE and case.phase != Phase.DONE:
        case.closed_at = case.closed_at or deed.at
    if phase != Phase.DONE:
        case.closed_at = None
    case.phase = phase
    if verb.desk:
        desk = desk_for(case.region, verb.desk, same=case.unit, origin=case.origin_unit)
        if desk is None:
            raise RefusedError("没有找到下一步的经办单位，请联系系统管理员登记该单位。")
        if desk.pk != case.unit_id:
            case.unit, case.handler = desk, None
    for wanted in verb.fields:
        if wanted.type == FieldType.UNIT and deed.answers.get(wanted.name):
            case.unit_id, case.handler = int(deed.answers[wanted.name]), None
        if wanted.type == FieldType.PROVIDER and verb.handler == "provider":
            case.handler_id = int(deed.answers[wanted.name])
    if verb.handler == "self":
        case.handler_id = deed.by.officer_id
    elif verb.handler == "clear":
        case.handler = None


def _write_act(deed: Deed, was: str, desk: str) -> Act:
    case, verb = deed.case, deed.verb
    last = case.acts.order_by("-seq").values_list("seq", flat=True).first() or 0
    entry = append(
        subject=case.subject,
        at=deed.at,
        actor=deed.by.ref,
        code=f"cases.{case.kind}.{verb.name}",
        basis=verb.basis,
        payload={
            "from": was,
            "to": case.state,
            "revision": case.revision,
            "unit": case.unit_id,
            "handler": case.handler_id,
            "answers": {name: str(value) for name, value in deed.answers.items()},
            "papers": [stored.digest for stored, _ in deed.papers],
            "due": None if case.next_date is None else case.next_date.isoformat(),
        },
    )
    act = Act(
        case=case,
        seq=last + 1,
        verb=verb.name,
        title=verb.title,
        from_state=was,
        to_state=case.state,
        at=deed.at,
        actor=deed.by.ref,
        actor_name=deed.by.name or "当事人",
        desk=desk,
        basis=verb.basis,
        milestone=verb.milestone.key if verb.milestone else "",
        public_text=verb.milestone.text if verb.milestone else "",
        entry_digest=entry.digest,
    )
    act.save(force_insert=True)
    return act
