"""Any verb of any procedure, done in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, localtime

from zhichi.foundation.accounts.public import Actor, Officer, Post, Role
from zhichi.foundation.cases.access import can_perform, posts_for, timely
from zhichi.foundation.cases.actions.answered import Answered, clean_verb
from zhichi.foundation.cases.actions.clockwork import decides, refresh_next_date, turn_clocks
from zhichi.foundation.cases.actions.effects import desk_for
from zhichi.foundation.cases.actions.faults import RefusedError, StaleError, refusing
from zhichi.foundation.cases.actions.filling import keep_filled
from zhichi.foundation.cases.actions.forwarding import check_sending, send
from zhichi.foundation.cases.actions.grounding import grounded
from zhichi.foundation.cases.actions.lettering import letter_for
from zhichi.foundation.cases.actions.recording import keep_record
from zhichi.foundation.cases.models import Act, Case, Material
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import FieldType, Phase, Verb
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.sockets.public import ACTED, HOOKS
from zhichi.foundation.statements.public import Slot, reading
from zhichi.foundation.timelimits.public import stop

DATES = ("due_on", "due_limit", "due_suspended", "promised_on")
MOVED = ("state", "phase", "unit", "handler", *DATES, "closed_at", "revision")


@dataclass(frozen=True)
class Deed:
    """A verb about to be done: on which case (locked), by whom, when, with which answers (checked)."""

    case: Case
    verb: Verb
    by: Actor
    at: datetime
    papers: Sequence[tuple[StoredFile, str]]
    answered: Answered
    # The desk at which the actor sits: what he issues is issued there, wherever the case lies.
    desk: Unit

    @property
    def answers(self) -> Mapping[str, Any]:
        """To the verb's own fields, which the engine and the hooks read."""
        return self.answered.own


def perform(
    *,
    case_id: int,
    verb: str,
    by: Actor,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    papers: Sequence[tuple[StoredFile, str]] = (),
    stands_for: Sequence[str] = (),
    revision: int | None = None,
) -> Act:
    """Do `verb` to a case and answer the act.

    `answers` are those to the verb's own fields and to its form, by name; `stands_for` names for each paper the file
    field of the form that it answers, where it answers one.
    `revision` is the one the actor saw: when the case has moved on since, StaleError says who acted and when.
    Raises RefusedError with the sentence for the person, naming the answer at fault where there is one.
    """
    with refusing(), transaction.atomic():
        case = locked(case_id)
        wanted = _verb(case, verb)
        _refuse_stale(case, revision)
        verdict = can_perform(by, case, wanted)
        if not verdict:
            raise RefusedError(verdict.because)
        wanted = grounded(case, wanted, at=at)
        answered = clean_verb(
            wanted, answers or {}, on=localdate(at), papers=len(papers), stands_for=stands_for
        )
        deed = Deed(case, wanted, by, at, papers, answered, _desk_of(by, case, wanted))
        _refuse_untimely(deed)
        hook = HOOKS.get(wanted.hook) if wanted.hook else None
        if hook and hook.check:
            hook.check(case=case, verb=wanted, answers=deed.answers, by=by, at=at)
        check_sending(case, wanted, by=by, at=at)
        act = _carry_out(deed)
        send(case, wanted, act, deed.answers, by=by, at=at)
        if hook and hook.after:
            hook.after(case=case, act=act, answers=deed.answers, by=by, at=at)
        for told in ACTED:
            told(case=case, verb=wanted, act=act, by=by, at=at)
        return act


def _desk_of(by: Actor, case: Case, verb: Verb) -> Unit:
    """An officer's own desk; a provider, the citizen and the system act at the desk where the case lies."""
    seats = [post.unit_id for post in posts_for(by, case, verb) if post.role != Role.PROVIDER]
    if by.kind != "officer" or not seats:
        return case.unit
    known = {case.county_unit_id: case.county_unit, case.unit_id: case.unit}
    return next((known[seat] for seat in seats if seat in known), None) or Unit.objects.get(pk=seats[0])


def locked(case_id: int) -> Case:
    """The case, locked until the transaction ends, with its desk and its county.

    Locked alone: PostgreSQL, having waited for another act that moved the case to another desk, would check a join
    against the old desk's row and find no case at all.
    """
    (case,) = held_case(pk=case_id)
    units = {unit.pk: unit for unit in two_units(one=case.unit_id, other=case.county_unit_id)}
    case.unit, case.county_unit = units[case.unit_id], units[case.county_unit_id]
    return case


@reading
def held_case(*, pk: Slot) -> QuerySet[Case, Case]:
    return Case.objects.select_for_update().filter(pk=pk)


@reading
def two_units(*, one: Slot, other: Slot) -> QuerySet[Unit, Unit]:
    return Unit.objects.filter(pk__in=[one, other]).order_by()


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


def _refuse_untimely(deed: Deed) -> None:
    verdict = timely(deed.case, deed.verb, at=deed.at)
    if not verdict:
        raise RefusedError(verdict.because)


def _carry_out(deed: Deed) -> Act:
    case, verb = deed.case, deed.verb
    was = case.state
    _move(deed)
    turn_clocks(case, verb, deed.answers, at=deed.at, by=deed.by.ref)
    if case.phase == Phase.DONE and was != case.state:
        stop(subject=case.subject, limit=None, at=deed.at)
    if verb.clocks or case.phase == Phase.DONE or decides(verb):
        refresh_next_date(case)
    case.revision += 1
    case.save(update_fields=MOVED)
    if deed.by.kind == "citizen":
        # What a citizen does is done where it is received: an objection at the bureau, not at the centre it is about.
        deed = replace(deed, desk=case.unit)
    act = _write_act(deed, was)
    Material.objects.bulk_create(
        [
            Material(
                case=case, file=stored, name=name, kind=verb.name, given_by=act.actor_name, given_at=deed.at
            )
            for stored, name in deed.papers
        ]
    )
    if verb.record is not None:
        rows = deed.answered.rows(verb, public=verb.record.given)
        keep_record(act, verb.record, rows, desk=deed.desk, lettering=letter_for)
    keep_filled(act, deed.answered)
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
        origin = case.origin_unit if "origin" in verb.desk else None
        desk = desk_for(case.region_id, verb.desk, same=case.unit, origin=origin)
        if desk is None:
            raise RefusedError("没有找到下一步的经办单位，请联系系统管理员登记该单位。")
        if desk.pk != case.unit_id:
            case.unit, case.handler = desk, None
    for wanted in verb.fields:
        if wanted.type == FieldType.UNIT and wanted.name in deed.answers:
            case.unit, case.handler = _unit_in_county(case, deed.answers[wanted.name], wanted.name), None
        if wanted.type == FieldType.PROVIDER and verb.handler == "provider" and wanted.name in deed.answers:
            case.handler = _provider(case, deed.answers[wanted.name], wanted.name, deed.at)
    if verb.handler == "self":
        case.handler_id = deed.by.officer_id
    elif verb.handler == "clear":
        case.handler = None


def _unit_in_county(case: Case, unit_id: int, field: str) -> Unit:
    unit = Unit.objects.within(case.county_unit).filter(pk=unit_id, valid_to__isnull=True).first()
    if unit is None:
        raise RefusedError("只能转给本县（市、区）的单位。", field)
    return unit


def _provider(case: Case, officer_id: int, field: str, at: datetime) -> Officer:
    """Somebody who holds a provider's post of this county today (法律援助法 §12, §22)."""
    posts = Post.objects.on(localdate(at)).filter(
        officer_id=officer_id,
        role=Role.PROVIDER,
        officer__is_active=True,
        unit__path__startswith=case.county_unit.path,
    )
    post = posts.select_related("officer").first()
    if post is None:
        raise RefusedError("这位人员现在没有承办人资格，请另选。", field)
    return post.officer


def _write_act(deed: Deed, was: str) -> Act:
    case, verb = deed.case, deed.verb
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
            "answers": dict(deed.answers),
            "papers": [stored.digest for stored, _ in deed.papers],
            "due": None if case.next_date is None else case.next_date.isoformat(),
            **({"form": verb.form, "content": deed.answered.digest()} if verb.form else {}),
        },
    )
    act = Act(
        case=case,
        seq=case.revision,
        verb=verb.name,
        title=verb.title,
        from_state=was,
        to_state=case.state,
        at=deed.at,
        actor=deed.by.ref,
        actor_name=deed.by.name or "当事人",
        desk=deed.desk.name,
        basis=verb.basis,
        milestone=verb.milestone.key if verb.milestone else "",
        public_text=verb.milestone.text if verb.milestone else "",
        entry_digest=entry.digest,
    )
    act.save(force_insert=True)
    return act
