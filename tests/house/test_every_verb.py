"""Every state × verb of every procedure that ships: who may, may; who may not is told why, and nothing changes."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from tests.cast import City
from tests.house.rules.tree import ROOT
from tests.house.world import answer
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor, PostFact, Role
from zhichi.foundation.cases.public import Applicant, Case, Filing, RefusedError, can_perform, file, perform
from zhichi.foundation.procedures.public import (
    FieldType,
    Phase,
    Procedure,
    Verb,
    faults_of,
    load_file,
    open_verbs,
    read,
)
from zhichi.foundation.regions.public import Region
from zhichi.foundation.timelimits.public import stop

FILES = sorted((ROOT / "data/law/procedures").glob("*.yaml"))
PROCEDURES = [read(load_file(path)) for path in FILES]
BYSTANDER = Role.MEDIA_EDITOR
# What may stop a verb besides state and doer: something it needs that this walk has not brought about.
CONDITIONAL = ("hook", "after_clock", "refers_to")


@pytest.mark.house
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_procedure_that_ships_is_sound(path: Path) -> None:
    assert [str(fault) for fault in faults_of(load_file(path))] == []


@pytest.mark.house
@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.kind)
def test_every_state_can_be_reached_and_left(procedure: Procedure) -> None:
    reached = {procedure.filing.state}
    while grown := {v.target(s) for s in reached for v in procedure.verbs_from(s)} - reached:
        reached |= grown
    assert set(procedure.states) == reached
    stuck = {
        name
        for name, state in procedure.states.items()
        if state.phase != Phase.DONE and not procedure.verbs_from(name)
    }
    assert stuck == set()


@pytest.mark.house
@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.kind)
def test_a_verb_is_open_exactly_to_those_it_names(procedure: Procedure) -> None:
    doers = {(by.role, by.tier) for verb in procedure.verbs.values() for by in verb.by} | {
        (str(BYSTANDER), "county")
    }
    for state in procedure.states:
        for role, tier in doers:
            fitting = {
                verb.name
                for verb in procedure.verbs.values()
                if state in verb.from_ and any(by.role == role and by.tier in ("", tier) for by in verb.by)
            }
            assert {verb.name for verb in open_verbs(procedure, state, {(role, tier)})} == fitting, (
                state,
                role,
                tier,
            )


def doer(verb: Verb, case: Case, officer_id: int) -> Actor:
    """Somebody whom the verb names, sitting where the case lies."""
    by = verb.by[0]
    if by.role == "citizen":
        return CITIZEN
    if by.role == "system":
        return SYSTEM
    return sitting(by.role, by.tier or case.unit.tier, case, officer_id)


def sitting(role: str, tier: str, case: Case, officer_id: int) -> Actor:
    post = PostFact(
        role=role, unit_id=case.unit_id, unit_code=case.unit.code, unit_path=case.unit.path, tier=tier
    )
    return Actor(kind="officer", officer_id=officer_id, name="赵小兰", posts=(post,))


def trace(case: Case) -> tuple[Any, ...]:
    kept = Case.objects.get(pk=case.pk)
    return kept.state, kept.phase, kept.revision, kept.unit_id, kept.handler_id, kept.acts.count()


@pytest.fixture
def opened(city: City, request: pytest.FixtureRequest) -> Case:
    procedure: Procedure = request.param
    answers = {f.name: answer(f, city, city.people["chen"].pk) for f in procedure.filing.fields}
    applicant = Applicant(name="王翠花", phone="13800138000")
    filing = Filing(
        kind=procedure.kind,
        region=Region.objects.get(code="370811002001"),
        applicant=applicant,
        answers=answers,
    )
    # What officers open among themselves no citizen files.
    by = SYSTEM if procedure.is_internal else CITIZEN
    return file(filing=filing, key=f"walk-{procedure.kind}", by=by, at=timezone.now()).case


def put_into(case: Case, state: str, handler: int | None) -> None:
    """Into a state without the way there; no clock runs, as if every one had been stopped on the way."""
    stop(subject=case.subject, limit=None, at=timezone.now())
    phase = case.procedure.states[state].phase
    closed = timezone.now() if phase == Phase.DONE else None
    Case.objects.filter(pk=case.pk).update(state=state, phase=phase, closed_at=closed, handler_id=handler)


@pytest.mark.django_db
@pytest.mark.parametrize("opened", PROCEDURES, indirect=True, ids=lambda procedure: procedure.kind)
def test_every_verb_from_every_state(opened: Case, city: City) -> None:
    lawyer, at = city.people["chen"].pk, timezone.now()
    faults = []
    for state in opened.procedure.states:
        for verb in opened.procedure.verbs.values():
            with transaction.atomic():
                put_into(opened, state, lawyer)
                before = trace(opened)
                answers = {f.name: answer(f, city, lawyer) for f in verb.fields if f.type != FieldType.FILES}
                told, done = "", False
                try:
                    with transaction.atomic():
                        by = doer(verb, opened, lawyer)
                        perform(case_id=opened.pk, verb=verb.name, by=by, at=at, answers=answers)
                        done = True
                except RefusedError as refused:
                    told = str(refused)
                faults += judged(opened, state, verb, before, told, done)
                transaction.set_rollback(True)
    assert faults == []


def judged(case: Case, state: str, verb: Verb, before: tuple[Any, ...], told: str, done: bool) -> list[str]:
    where = f"{case.kind}: {verb.name} from {state}"
    after = trace(case)
    if done and state not in verb.from_:
        return [f"{where} was done though the verb does not start there"]
    if done and (after[0] != verb.target(state) or after[5] != before[5] + 1):
        return [f"{where} ended in {after[0]} with {after[5] - before[5]} acts"]
    if not done and after != before:
        return [f"{where} was refused and still left a trace"]
    if not done and not any("一" <= sign <= "鿿" for sign in told):
        return [f"{where} was refused without a sentence"]
    needs_more = any(getattr(verb, name) for name in CONDITIONAL) or any(
        field.type == FieldType.FILES and field.required for field in verb.fields
    )
    if not done and state in verb.from_ and not needs_more:
        return [f"{where} was refused to whom the verb names: {told}"]
    return []


@pytest.mark.django_db
@pytest.mark.parametrize("opened", PROCEDURES, indirect=True, ids=lambda procedure: procedure.kind)
def test_who_is_not_named_is_refused_everywhere(opened: Case, city: City) -> None:
    at, foreigner = timezone.now(), city.actor("qianwei")
    kept = Case.objects.select_related("unit", "county_unit", "handler").get(pk=opened.pk)
    for state in opened.procedure.states:
        put_into(opened, state, None)
        before = trace(opened)
        for verb in opened.procedure.verbs.values():
            by = sitting(BYSTANDER, "county", opened, city.people["zheng"].pk)
            with pytest.raises(RefusedError), transaction.atomic():
                perform(case_id=opened.pk, verb=verb.name, by=by, at=at, answers={})
            kept.state = state
            strangers = [foreigner] if any(by.role == "citizen" for by in verb.by) else [foreigner, CITIZEN]
            for stranger in strangers:
                verdict = can_perform(stranger, kept, verb)
                assert not verdict, (verb.name, state, stranger.kind)
                assert verdict.because, (verb.name, state, stranger.kind)
        assert trace(opened) == before
